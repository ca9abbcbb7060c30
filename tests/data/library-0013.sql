PRAGMA application_id=1919251570;
PRAGMA user_version=13;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0013');
CREATE TABLE answer (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, "key"), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.turn','It broke.');
INSERT INTO "answer" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','own.sentence','I knew on the third day.');
INSERT INTO "answer" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','story.turn','It could not log in any more.');
INSERT INTO "answer" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','own.sentence','I knew on the third day.');
INSERT INTO "answer" VALUES('cccccccccccccccccccccccccccccccc','story.turn','It could not log in any more.');
INSERT INTO "answer" VALUES('cccccccccccccccccccccccccccccccc','own.sentence','I knew on the third day.');
INSERT INTO "answer" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','mine.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','Badly, for a week.');
CREATE TABLE came (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "came" VALUES('44444444444444444444444444444444',0,'2026-11-20','مشتری هیچکس را نمیشناسد','unsure');
INSERT INTO "came" VALUES('44444444444444444444444444444444',1,'2026-11-20','مشتري هيچكس را نميشناسد','yes');
CREATE TABLE check_in (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR NOT NULL, 
	hours INTEGER, 
	done VARCHAR, 
	hiding VARCHAR, 
	stop VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE TABLE earlier (
	id INTEGER NOT NULL, 
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "earlier" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.turn','2026-11-28T05:14:21.842Z','It could not log in any more.');
INSERT INTO "earlier" VALUES(2,'11111111111111111111111111111111','red_flags.مشتری هیچکس را نمیشناسد.saw','2026-11-30T06:24:11.734Z','یک بار');
CREATE TABLE handover (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	mark VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "handover" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'source','in the repository','done');
INSERT INTO "handover" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'hours','ten',NULL);
CREATE TABLE lesson (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	cue VARCHAR NOT NULL, 
	act VARCHAR NOT NULL, 
	next_time VARCHAR NOT NULL, 
	stop VARCHAR NOT NULL, 
	stop_on VARCHAR, 
	flag VARCHAR, 
	"key" VARCHAR, 
	replaces VARCHAR, 
	got_in_the_way VARCHAR, 
	snoozed_until VARCHAR, 
	retired_on VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "lesson" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'11111111111111111111111111111111','I am stuck','write two lines','','',NULL,'D1','D1',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('11111111111111111111111111111111',0,'55555555555555555555555555555555','اگر','بپرس','','',NULL,'مشتری هیچ‌کس را نمی‌شناسد','مشتری هیچکس را نمیشناسد',NULL,NULL,NULL,NULL);
CREATE TABLE link (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	moment INTEGER, 
	target VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "link" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,NULL,'https://example.org/brief','The brief');
INSERT INTO "link" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,0,'/home/me/log.txt','');
CREATE TABLE loss (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "loss" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','time','a week');
INSERT INTO "loss" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','time','a week');
INSERT INTO "loss" VALUES('cccccccccccccccccccccccccccccccc','time','a week');
CREATE TABLE message_part (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	left_out INTEGER NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "message_part" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','news','It is late.',0);
INSERT INTO "message_part" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','why','It broke.',1);
CREATE TABLE moment (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR, 
	text VARCHAR NOT NULL, on_precision VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "moment" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'2026-11-18','First errors',NULL);
INSERT INTO "moment" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'2026-11-18','First errors',NULL);
INSERT INTO "moment" VALUES('cccccccccccccccccccccccccccccccc',0,'2026-11-18','First errors',NULL);
CREATE TABLE own_question (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	ask VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "own_question" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'mine.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story','How did you sleep?');
CREATE TABLE place (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	rest INTEGER NOT NULL, 
	unread VARCHAR NOT NULL, last VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "place" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.tell',3,0,'{"price": "half"}','story.tell');
CREATE TABLE red_flag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	flag VARCHAR, 
	name VARCHAR NOT NULL, 
	stage VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	pivot INTEGER NOT NULL, 
	hindsight VARCHAR, 
	seen_on VARCHAR, 
	saw VARCHAR NOT NULL, 
	told_myself VARCHAR NOT NULL, seen_on_precision VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "red_flag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening',NULL);
INSERT INTO "red_flag" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening',NULL);
INSERT INTO "red_flag" VALUES('cccccccccccccccccccccccccccccccc',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening',NULL);
INSERT INTO "red_flag" VALUES('11111111111111111111111111111111',0,'مشتری هیچکس را نمیشناسد',NULL,'مشتری هیچ‌کس را نمی‌شناسد','work','client',1,NULL,NULL,'','',NULL);
INSERT INTO "red_flag" VALUES('11111111111111111111111111111111',1,'مشتري هيچكس را نميشناسد',NULL,'مشتري هيچكس را نميشناسد','work','client',0,NULL,NULL,'','این بار نه',NULL);
INSERT INTO "red_flag" VALUES('11111111111111111111111111111111',2,'D1','D1','I was stuck for hours and nobody knew','work','mine',0,NULL,NULL,'','',NULL);
INSERT INTO "red_flag" VALUES('22222222222222222222222222222222',0,'مشتري هيچكس را نميشناسد',NULL,'مشتري هيچكس را نميشناسد','work','client',0,NULL,NULL,'','',NULL);
INSERT INTO "red_flag" VALUES('33333333333333333333333333333333',0,'הלקוח נעלם',NULL,'הלקוח נעלם','work','client',0,NULL,NULL,'','',NULL);
CREATE TABLE retrospective (
	id VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	updated_at VARCHAR NOT NULL, 
	finished_at VARCHAR, 
	deleted_at VARCHAR, 
	version INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	client VARCHAR NOT NULL, 
	platform VARCHAR NOT NULL, 
	status VARCHAR, 
	outcome VARCHAR, 
	started_on VARCHAR, 
	ended_on VARCHAR, 
	trouble_on VARCHAR, 
	noticed_on VARCHAR, 
	told_on VARCHAR, 
	learned VARCHAR, 
	currency VARCHAR NOT NULL, 
	price INTEGER, 
	paid INTEGER, 
	refunded INTEGER, 
	hours_planned INTEGER, 
	hours_worked INTEGER, message VARCHAR DEFAULT '' NOT NULL, channel VARCHAR, quiet_on VARCHAR, started_on_precision VARCHAR, ended_on_precision VARCHAR, trouble_on_precision VARCHAR, noticed_on_precision VARCHAR, told_on_precision VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "retrospective" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-20T12:00:00.000Z','2026-11-28T05:33:57.970Z',NULL,NULL,3,'fd1922b9a47828c2145f32c4a268d97f67f2c5a3612c00a5c223bba3a9fd5acf','Dashboard in Łódź','Anna Berg','','untold',NULL,NULL,NULL,NULL,'2026-11-19',NULL,NULL,'USD',30000,10000,NULL,NULL,NULL,'Word','wrote','2026-03-14',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z',NULL,1,'b8adedc3631fb280a448b8d922610fce19b282713190419d5a6484e09d3f5c39','Labels','Anna Berg','','live',NULL,NULL,NULL,NULL,'2026-11-19','2026-11-20',NULL,'USD',30000,10000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('cccccccccccccccccccccccccccccccc','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-28T05:14:21.852Z',2,'f19bda16e56d4a51076860e5066036232fdd0277dd54b9deee0a6e4f5460629f','Labels','Anna Berg','','live',NULL,NULL,NULL,NULL,'2026-11-19','2026-11-20',NULL,'USD',30000,10000,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('11111111111111111111111111111111','2026-11-30T06:24:10.394Z','2026-11-30T06:24:10.394Z',NULL,NULL,2,'df0ed419600c1f706b8a0773b20ed5bd6ecc344747628ad24a3e953a896c3f27','فروشگاه کتاب','شرکت آبی','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('22222222222222222222222222222222','2026-11-30T06:24:11.843Z','2026-11-30T06:24:11.843Z',NULL,NULL,1,'7dae9fe5b1ab71d0e7373b7cb4133e842f8c85224b1f4448294746ad00ab0f72','متجر كتاب على الشبكة','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('33333333333333333333333333333333','2026-11-30T06:24:11.935Z','2026-11-30T06:24:11.935Z',NULL,NULL,1,'da2296a03e66f77e56e565c5d8c265c060220d6fdddfab83ae09ff83423f26f3','אתר לסטודיו שלום','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE review (
	retrospective VARCHAR NOT NULL, 
	lesson INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR NOT NULL, 
	result VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	gig VARCHAR, 
	PRIMARY KEY (retrospective, lesson, number), 
	FOREIGN KEY(retrospective, lesson) REFERENCES lesson (retrospective, number) ON DELETE CASCADE
);
INSERT INTO "review" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,0,'2026-11-20','held','two lines',NULL);
CREATE TABLE search (
	retrospective VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "search" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','dashboard in lodzanna bergbadly, for a week.i knew on the third day.it broke.a weekfirst errorsi was stuck for hours and nobody knewone more eveningi am stuckwrite two linestwo lineshow did you sleep?webit is late.it broke.wordin the repositorytenstuck, and nobody knew');
INSERT INTO "search" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','labelsanna bergi knew on the third day.it could not log in any more.a weekfirst errorsi was stuck for hours and nobody knewone more eveningstuck, and nobody knew');
INSERT INTO "search" VALUES('cccccccccccccccccccccccccccccccc','labelsanna bergi knew on the third day.it could not log in any more.a weekfirst errorsi was stuck for hours and nobody knewone more eveningstuck, and nobody knew');
INSERT INTO "search" VALUES('11111111111111111111111111111111','فروشگاه کتابشرکت ابیمشتری هیچکس را نمیشناسدمشتري هيچكس را نميشناسداین بار نهi was stuck for hours and nobody knewاگربپرسکتابstuck, and nobody knew');
INSERT INTO "search" VALUES('22222222222222222222222222222222','متجر كتاب على الشبكةمشتري هيچكس را نميشناسد');
INSERT INTO "search" VALUES('33333333333333333333333333333333','אתר לסטודיו שלוםהלקוח נעלם');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('theme','retro-dark');
INSERT INTO "setting" VALUES('own_questions','[{"key": "mine.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "step": "story", "ask": "How did you sleep?"}]');
CREATE TABLE sign (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	weight INTEGER NOT NULL, 
	answer VARCHAR, 
	ask VARCHAR NOT NULL, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "sign" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',0,'D1','I was stuck',250,'yes','Ask?');
INSERT INTO "sign" VALUES('ffffffffffffffffffffffffffffffff',0,'D1','I was stuck',250,'yes','Ask?');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',0,'D1','I was stuck for hours and nobody knew',786,'unsure','');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',1,'C6','I cut my price to win it',585,'no','');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',2,'B10','We agreed it by voice or chat and I never wrote it up',261,'no','');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',3,'B3','It depends on a script, plugin or API nobody has tested',231,'yes','Before I say yes to the week I would like to put one leasing contract through, from the basket to the signature. Two hours, paid; if it works, the date stands.');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',4,'D7','I said "sure, easy" to an extra',227,'no','');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',5,'C7','I planned for the best case, with no buffer',198,'no','');
INSERT INTO "sign" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',6,'E6','I took money up front and had little to show for it',146,'no','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',0,'D1','I was stuck for hours and nobody knew',937,'unsure','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',1,'B3','It depends on a script, plugin or API nobody has tested',581,'yes','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',2,'C6','I cut my price to win it',564,'yes','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',3,'B10','We agreed it by voice or chat and I never wrote it up',252,'no','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',4,'D7','I said "sure, easy" to an extra',219,'no','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',5,'C7','I planned for the best case, with no buffer',191,'yes','');
INSERT INTO "sign" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6',6,'C9','I gave a fixed price for something I don''t control',179,'yes','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',0,'D1','I was stuck for hours and nobody knew',926,'no','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',1,'B3','It depends on a script, plugin or API nobody has tested',574,'no','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',2,'C6','I cut my price to win it',557,'no','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',3,'B10','We agreed it by voice or chat and I never wrote it up',249,'unsure','I have written down in five lines what we said at the counter. Is it right like that? I begin when you have answered.');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',4,'D7','I said "sure, easy" to an extra',216,'no','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',5,'C7','I planned for the best case, with no buffer',189,'no','');
INSERT INTO "sign" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',6,'C9','I gave a fixed price for something I don''t control',177,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',0,'D1','I was stuck for hours and nobody knew',899,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',1,'B3','It depends on a script, plugin or API nobody has tested',558,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',2,'C6','I cut my price to win it',541,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',3,'D7','I said "sure, easy" to an extra',210,'unsure','If the tour gets a stop more on the way, you hear from me the next day what it means for the price and the date.');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',4,'C7','I planned for the best case, with no buffer',183,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',5,'C9','I gave a fixed price for something I don''t control',172,'no','');
INSERT INTO "sign" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa',6,'A3','They''re in a rush and give no reason',172,'no','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',0,'D1','I was stuck for hours and nobody knew',874,'unsure','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',1,'B3','It depends on a script, plugin or API nobody has tested',868,'yes','Before I count the printer in the second warehouse as tried, could somebody send me a photo of a label that it printed, and of the scanner reading it?');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',2,'C6','I cut my price to win it',526,'no','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',3,'D7','I said "sure, easy" to an extra',204,'no','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',4,'C7','I planned for the best case, with no buffer',178,'no','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',5,'C9','I gave a fixed price for something I don''t control',167,'yes','');
INSERT INTO "sign" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',6,'A3','They''re in a rush and give no reason',167,'no','');
INSERT INTO "sign" VALUES('44444444444444444444444444444444',0,'مشتری هیچکس را نمیشناسد','مشتری هیچ‌کس را نمی‌شناسد',125,'unsure','');
INSERT INTO "sign" VALUES('44444444444444444444444444444444',1,'مشتري هيچكس را نميشناسد','مشتري هيچكس را نميشناسد',200,'yes','که تصمیم می‌گیرد؟');
CREATE TABLE stop (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	"on" VARCHAR, 
	settled_on VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "stop" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',0,'no label printed','2026-12-01',NULL);
INSERT INTO "stop" VALUES('ffffffffffffffffffffffffffffffff',0,'no label printed','2026-12-01',NULL);
INSERT INTO "stop" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418',0,'no leasing contract has gone through','2026-08-07','2026-08-07');
INSERT INTO "stop" VALUES('3fd25b7a06c94e18bd417a5ce92f8013',0,'the list of breads is not with me','2026-09-28','2026-09-28');
INSERT INTO "stop" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c',0,'no label printed that a scanner reads','2026-12-01',NULL);
CREATE TABLE tag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'web');
INSERT INTO "tag" VALUES('11111111111111111111111111111111',0,'کتاب');
CREATE TABLE vet (
	id VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	updated_at VARCHAR NOT NULL, 
	deleted_at VARCHAR, 
	version INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	platform VARCHAR NOT NULL, 
	currency VARCHAR NOT NULL, 
	price INTEGER, 
	hours INTEGER, 
	floor INTEGER, 
	ratio INTEGER, 
	from_catalogue INTEGER NOT NULL, 
	reply VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	decision VARCHAR, 
	decided_on VARCHAR, 
	ended VARCHAR, 
	ended_on VARCHAR, 
	gig VARCHAR, channel VARCHAR, quiet_on VARCHAR, told_on VARCHAR, client VARCHAR DEFAULT '' NOT NULL, feared VARCHAR DEFAULT '' NOT NULL, sure INTEGER, no_check_ins INTEGER DEFAULT '0' NOT NULL, quiet_until VARCHAR, hours_worked INTEGER, paid INTEGER, kept_well VARCHAR DEFAULT '' NOT NULL, client_went_wrong INTEGER DEFAULT '0' NOT NULL, ended_on_precision VARCHAR, told_on_precision VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "vet" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','2026-11-20T12:00:00.000Z','2026-11-28T05:33:58.071Z',NULL,2,'203078326ed289622e9386936e56f8c3a3083fcd79705d05682d6039594cc49f','Warehouse labels','Malt','EUR',60000,2000,2500,NULL,0,'Hello','Word','take','2026-11-01',NULL,NULL,NULL,'wrote','2026-03-14','2026-03-14','','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('ffffffffffffffffffffffffffffffff','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z',NULL,1,'75aff117e764d621f249719aaae892cfaa544d2a8231814de70b4084ecb06f8c','Other','Malt','EUR',60000,2000,2500,NULL,0,'Hello','','decline','2026-11-01',NULL,NULL,NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418','2026-07-30T18:42:09.315Z','2026-08-14T16:20:44.018Z',NULL,1,'b1010959bdbce3b926b4fdeea657e9939b90cbd0468b67847c9610cf795ff74a','Shop checkout in a week','Malt','EUR',120000,3000,2500,194,0,'','','take','2026-07-31','wrong','2026-08-14','304ee818d69a5b8cad8967b97824b807',NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6','2026-09-07T17:31:50.702Z','2026-09-08T08:05:12.440Z',NULL,1,'98e8846a5280898f24637e8dead6b63653fd0ad243af0c0cb818c403396ecee3','Loyalty app before the trade fair','Malt','EUR',90000,5000,2500,168,0,'Thank you for the details, and for telling me about the fair.

This is more than I could do well by then for that price, so I would rather say no today than in four weeks. If a card with stamps is enough for the fair, I can draw one in two days for €450, and we talk about an app afterwards without a date behind us.','','decline','2026-09-08',NULL,NULL,NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('3fd25b7a06c94e18bd417a5ce92f8013','2026-09-19T09:12:33.127Z','2026-10-09T15:48:21.960Z',NULL,1,'776f5da600e0beeae3a4f5d981b89c675602772dd65eb6bace487ad3148995d4','Menu board for a bakery','word of mouth','EUR',54000,1200,2500,168,0,'','','take','2026-09-21','well','2026-10-09',NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa','2026-10-20T16:05:27.584Z','2026-10-20T16:31:02.075Z',NULL,1,'fd2d03bac453e366107a9b04c0a73a5226fb40cdf9afb941f965fcfcdd736b20','Audio guide for a harbour museum','their own mail','EUR',110000,3600,2500,168,0,'','','negotiate','2026-10-20',NULL,NULL,NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c','2026-11-19T19:20:41.236Z','2026-11-20T07:58:16.811Z',NULL,1,'1d173a6933c4d4b376f2a7a27f79cf0ad35b98abb2035f2d476aef9b8799a556','Warehouse labels, second warehouse','direct','EUR',48000,1600,2500,168,0,'','','take','2026-11-20',NULL,NULL,NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
INSERT INTO "vet" VALUES('44444444444444444444444444444444','2026-11-30T06:24:11.980Z','2026-11-30T06:24:11.980Z',NULL,1,'f199910dcef1a96864f166c9028cb64726094419d1b94b0ec803d16cb206fbcc','کتابخانه','','',NULL,NULL,NULL,NULL,0,'','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','',NULL,0,NULL,NULL,NULL,'',0,NULL,NULL);
CREATE TABLE vet_handover (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	mark VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "vet_handover" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',0,'source','in the repository','done');
INSERT INTO "vet_handover" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',1,'hours','ten',NULL);
CREATE TABLE vet_message_part (
	vet VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	left_out INTEGER NOT NULL, 
	PRIMARY KEY (vet, name), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "vet_message_part" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','news','It is late.',0);
INSERT INTO "vet_message_part" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','why','It broke.',1);
CREATE TABLE vet_search (
	vet VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (vet), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "vet_search" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','warehouse labelsmalthellowordit is late.it broke.in the repositoryteni was stuck ask?no label printedi was stuck for hours and nobody knewstuck, and nobody knew');
INSERT INTO "vet_search" VALUES('ffffffffffffffffffffffffffffffff','othermalthelloi was stuck ask?no label printedi was stuck for hours and nobody knewstuck, and nobody knew');
INSERT INTO "vet_search" VALUES('6c1f8ad25be04c07a9b3d1f27e50c418','shop checkout in a weekmalti was stuck for hours and nobody knew i cut my price to win it we agreed it by voice or chat and i never wrote it up it depends on a script, plugin or api nobody has tested before i say yes to the week i would like to put one leasing contract through, from the basket to the signature. two hours, paid; if it works, the date stands.i said ''sure, easy'' to an extra i planned for the best case, with no buffer i took money up front and had little to show for it no leasing contract has gone throughstuck, and nobody knewprice cut to win itagreed but never written upuntested third-party part''sure, easy'' to an extrano buffer in the estimatepaid up front, little to show');
INSERT INTO "vet_search" VALUES('b07e94c3d81a4f62854d90ee3b17c2a6','loyalty app before the trade fairmaltthank you for the details, and for telling me about the fair.

this is more than i could do well by then for that price, so i would rather say no today than in four weeks. if a card with stamps is enough for the fair, i can draw one in two days for €450, and we talk about an app afterwards without a date behind us.i was stuck for hours and nobody knew it depends on a script, plugin or api nobody has tested i cut my price to win it we agreed it by voice or chat and i never wrote it up i said ''sure, easy'' to an extra i planned for the best case, with no buffer i gave a fixed price for something i don''t control stuck, and nobody knewuntested third-party partprice cut to win itagreed but never written up''sure, easy'' to an extrano buffer in the estimatefixed price, no control');
INSERT INTO "vet_search" VALUES('3fd25b7a06c94e18bd417a5ce92f8013','menu board for a bakeryword of mouthi was stuck for hours and nobody knew it depends on a script, plugin or api nobody has tested i cut my price to win it we agreed it by voice or chat and i never wrote it up i have written down in five lines what we said at the counter. is it right like that? i begin when you have answered.i said ''sure, easy'' to an extra i planned for the best case, with no buffer i gave a fixed price for something i don''t control the list of breads is not with mestuck, and nobody knewuntested third-party partprice cut to win itagreed but never written up''sure, easy'' to an extrano buffer in the estimatefixed price, no control');
INSERT INTO "vet_search" VALUES('e5a8306d94b14c7f8e20d7f1c63b59aa','audio guide for a harbour museumtheir own maili was stuck for hours and nobody knew it depends on a script, plugin or api nobody has tested i cut my price to win it i said ''sure, easy'' to an extra if the tour gets a stop more on the way, you hear from me the next day what it means for the price and the date.i planned for the best case, with no buffer i gave a fixed price for something i don''t control they''re in a rush and give no reason stuck, and nobody knewuntested third-party partprice cut to win it''sure, easy'' to an extrano buffer in the estimatefixed price, no controla rush with no reason');
INSERT INTO "vet_search" VALUES('91c4e7f20ab3486d9d5e38b6a1f7045c','warehouse labels, second warehousedirecti was stuck for hours and nobody knew it depends on a script, plugin or api nobody has tested before i count the printer in the second warehouse as tried, could somebody send me a photo of a label that it printed, and of the scanner reading it?i cut my price to win it i said ''sure, easy'' to an extra i planned for the best case, with no buffer i gave a fixed price for something i don''t control they''re in a rush and give no reason no label printed that a scanner readsstuck, and nobody knewuntested third-party partprice cut to win it''sure, easy'' to an extrano buffer in the estimatefixed price, no controla rush with no reason');
INSERT INTO "vet_search" VALUES('44444444444444444444444444444444','کتابخانهمشتری هیچکس را نمیشناسد مشتري هيچكس را نميشناسد که تصمیم میگیرد؟');
CREATE TABLE vet_unread (
	vet VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	PRIMARY KEY (vet, name), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE INDEX retrospective_newest ON retrospective (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_draft ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NULL;
CREATE INDEX retrospective_finished ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX retrospective_trash ON retrospective (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_lesson_key ON lesson ("key");
CREATE INDEX earlier_text ON earlier (retrospective, "key", at);
CREATE INDEX vet_newest ON vet (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX vet_of_gig ON vet (gig) WHERE gig IS NOT NULL;
CREATE INDEX ix_sign_key ON sign ("key");
CREATE INDEX vet_good_end ON vet (created_at, id) WHERE deleted_at IS NULL AND ended = 'well';
CREATE INDEX vet_under_way ON vet (id) WHERE deleted_at IS NULL AND decision = 'take' AND ended IS NULL;
CREATE INDEX retrospective_gig_day ON retrospective (ended_on, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_going ON retrospective (started_on, created_at, id) WHERE deleted_at IS NULL AND ended_on IS NULL;
CREATE INDEX red_flag_seen ON red_flag ("key", hindsight, retrospective);
COMMIT;
