PRAGMA application_id=1919251570;
PRAGMA user_version=4;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
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
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "moment" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'2026-11-18','First errors');
INSERT INTO "moment" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'2026-11-18','First errors');
INSERT INTO "moment" VALUES('cccccccccccccccccccccccccccccccc',0,'2026-11-18','First errors');
CREATE TABLE place (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	rest INTEGER NOT NULL, 
	unread VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "place" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.tell',3,0,'{"price": "half"}');
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
	told_myself VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "red_flag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening');
INSERT INTO "red_flag" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening');
INSERT INTO "red_flag" VALUES('cccccccccccccccccccccccccccccccc',0,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,NULL,NULL,'','One more evening');
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
	hours_worked INTEGER, message VARCHAR DEFAULT '' NOT NULL, channel VARCHAR, quiet_on VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "retrospective" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-11-20T12:00:00.000Z','2026-11-28T05:33:57.970Z',NULL,NULL,3,'baa07eb82430d55e60375e78bca9eb23f17db2d852d89ce20e09a4ddfec9bd38','Dashboard in Łódź','Anna Berg','','untold',NULL,NULL,NULL,NULL,'2026-11-19',NULL,NULL,'USD',30000,10000,NULL,NULL,NULL,'Word','wrote','2026-03-14');
INSERT INTO "retrospective" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z',NULL,1,'b8adedc3631fb280a448b8d922610fce19b282713190419d5a6484e09d3f5c39','Labels','Anna Berg','','live',NULL,NULL,NULL,NULL,'2026-11-19','2026-11-20',NULL,'USD',30000,10000,NULL,NULL,NULL,'',NULL,NULL);
INSERT INTO "retrospective" VALUES('cccccccccccccccccccccccccccccccc','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z','2026-11-28T05:14:21.852Z',2,'f19bda16e56d4a51076860e5066036232fdd0277dd54b9deee0a6e4f5460629f','Labels','Anna Berg','','live',NULL,NULL,NULL,NULL,'2026-11-19','2026-11-20',NULL,'USD',30000,10000,NULL,NULL,NULL,'',NULL,NULL);
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
INSERT INTO "search" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','dashboard in lodzanna bergi knew on the third day.it broke.a weekfirst errorsi was stuck for hours and nobody knewone more eveningi am stuckwrite two linestwo lineswebit is late.it broke.wordin the repositoryten');
INSERT INTO "search" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','labelsanna bergi knew on the third day.it could not log in any more.a weekfirst errorsi was stuck for hours and nobody knewone more evening');
INSERT INTO "search" VALUES('cccccccccccccccccccccccccccccccc','labelsanna bergi knew on the third day.it could not log in any more.a weekfirst errorsi was stuck for hours and nobody knewone more evening');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('theme','retro-dark');
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
CREATE TABLE tag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'web');
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
	gig VARCHAR, channel VARCHAR, quiet_on VARCHAR, told_on VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "vet" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','2026-11-20T12:00:00.000Z','2026-11-28T05:33:58.071Z',NULL,2,'203078326ed289622e9386936e56f8c3a3083fcd79705d05682d6039594cc49f','Warehouse labels','Malt','EUR',60000,2000,2500,NULL,0,'Hello','Word','take','2026-11-01',NULL,NULL,NULL,'wrote','2026-03-14','2026-03-14');
INSERT INTO "vet" VALUES('ffffffffffffffffffffffffffffffff','2026-11-20T12:00:00.000Z','2026-11-20T12:00:00.000Z',NULL,1,'75aff117e764d621f249719aaae892cfaa544d2a8231814de70b4084ecb06f8c','Other','Malt','EUR',60000,2000,2500,NULL,0,'Hello','','decline','2026-11-01',NULL,NULL,NULL,NULL,NULL,NULL);
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
CREATE INDEX retrospective_newest ON retrospective (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_draft ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NULL;
CREATE INDEX retrospective_finished ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX retrospective_trash ON retrospective (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_red_flag_key ON red_flag ("key");
CREATE INDEX ix_lesson_key ON lesson ("key");
CREATE INDEX earlier_text ON earlier (retrospective, "key", at);
CREATE INDEX vet_newest ON vet (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX vet_of_gig ON vet (gig) WHERE gig IS NOT NULL;
CREATE INDEX ix_sign_key ON sign ("key");
COMMIT;
