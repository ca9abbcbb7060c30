PRAGMA application_id=1919251570;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answer (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, "key"), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.tell','They said: we don’t pay. Our co­operation ended.');
INSERT INTO "answer" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','story.yes','データ went missing – twice.');
CREATE TABLE earlier (
	id INTEGER NOT NULL, 
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "earlier" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','red_flags.zoë’s brother decides.told_myself','2026-11-28T02:38:13.768Z','He will calm down by himself, they always do');
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
INSERT INTO "lesson" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'11111111111111111111111111111111','a brother decides','ask for his word in writing','','',NULL,'Zoë’s brother decides','zoë’s brother decides',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'22222222222222222222222222222222','no limit','set one','','',NULL,'B3','B3',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('cccccccccccccccccccccccccccccccc',0,'33333333333333333333333333333333','a late fee','ask','','',NULL,'Café "late" fee','café "late" fee',NULL,NULL,NULL,NULL);
CREATE TABLE loss (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "loss" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','time','two weeks');
CREATE TABLE moment (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "moment" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'2025-12-01','The first “maybe”');
CREATE TABLE place (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	rest INTEGER NOT NULL, 
	unread VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
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
INSERT INTO "red_flag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'B3','B3','No limit on changes','scope','project',0,NULL,NULL,'','');
INSERT INTO "red_flag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1,'zoë’s brother decides',NULL,'Zoë’s brother decides','work','client',1,NULL,NULL,'','No');
INSERT INTO "red_flag" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',0,'zoë''s brother decides',NULL,'Zoë''s  brother decides','work','client',0,NULL,NULL,'','');
INSERT INTO "red_flag" VALUES('cccccccccccccccccccccccccccccccc',0,'café “late” fee',NULL,'Café “late” fee','price','mine',0,NULL,NULL,'an invoice','');
INSERT INTO "red_flag" VALUES('cccccccccccccccccccccccccccccccc',1,'D1','D1','Another','work','mine',0,NULL,NULL,'','');
INSERT INTO "red_flag" VALUES('cccccccccccccccccccccccccccccccc',2,'café "late" fee',NULL,'Café "late" fee','price','mine',1,NULL,NULL,'a second invoice','It is the last');
INSERT INTO "red_flag" VALUES('dddddddddddddddddddddddddddddddd',0,'ŋ – x',NULL,'Ŋ – x','price','mine',0,NULL,NULL,'','');
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
	hours_worked INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "retrospective" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','2026-01-03T09:00:00.000Z','2026-01-03T09:00:00.000Z','2026-01-03T09:00:00.000Z',NULL,2,'521d1152d6ea0f77a7c2f34b61563200b378c20bfc50114936daa28021ac84a2','Łódź shop','Łódź Press','Upwork',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','2026-02-03T09:00:00.000Z','2026-02-03T09:00:00.000Z','2026-02-03T09:00:00.000Z',NULL,1,'074f003d367e4b569db02c148e47405c369e5977d400a1e218c7ace7f58adddd','A booking page','LODZ press','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('cccccccccccccccccccccccccccccccc','2026-03-03T09:00:00.000Z','2026-03-03T09:00:00.000Z',NULL,NULL,1,'5ca9b43cf03b2f4f60b84d8aebe38ce9c7bb6197a0aa9d3e9a19d3dafd71be2d','A menu','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('dddddddddddddddddddddddddddddddd','2026-04-03T09:00:00.000Z','2026-04-03T09:00:00.000Z',NULL,'2026-11-28T02:38:13.776Z',2,'702883c857fa071036fd8fd3d2fb622ae9a175455ce8cfedc541f5feb2b45c3d','Thrown away','','',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "review" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,0,'2026-03-01','held','It worked – once',NULL);
CREATE TABLE search (
	retrospective VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "search" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','łodz shopłodz pressupworkthey said: we don’t pay. our co­operation ended.テータ went missing – twice.two weeksthe first “maybe”no limit on changeszoe’s brother decidesnoa brother decidesask for his word in writingit worked – onceno limitset onestrasse');
INSERT INTO "search" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','a booking pagelodz presszoe''s  brother decides');
INSERT INTO "search" VALUES('cccccccccccccccccccccccccccccccc','a menucafe “late” feean invoiceanothercafe "late" feea second invoiceit is the lasta late feeask');
INSERT INTO "search" VALUES('dddddddddddddddddddddddddddddddd','thrown awayŋ – x');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
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
INSERT INTO "sign" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',0,'zoë''s brother decides','Zoë''s  brother decides',150,'yes','');
INSERT INTO "sign" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',1,'B3','No limit on changes',100,'no','');
INSERT INTO "sign" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',2,'zoë’s brother decides','Zoë’s brother decides',225,NULL,'Who decides?');
INSERT INTO "sign" VALUES('ffffffffffffffffffffffffffffffff',0,'too nice','Too nice',150,'yes','');
CREATE TABLE stop (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	"on" VARCHAR, 
	settled_on VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
INSERT INTO "stop" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',0,'no label','2026-12-01',NULL);
CREATE TABLE tag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',0,'Straße');
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
	gig VARCHAR, 
	PRIMARY KEY (id)
);
INSERT INTO "vet" VALUES('eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','2026-05-03T09:00:00.000Z','2026-05-03T09:00:00.000Z',NULL,1,'e5344261185ee365bbf693d6c54e1e3f7be0ad1dcec803c8500fa6de75032e82','The next one','','',NULL,NULL,NULL,NULL,0,'','','take',NULL,NULL,NULL,NULL);
INSERT INTO "vet" VALUES('ffffffffffffffffffffffffffffffff','2026-06-03T09:00:00.000Z','2026-06-03T09:00:00.000Z',NULL,1,'8c3e2d0759cdd1a731dec93c85e049656ef8c817965467ab083219a33a2cc87d','Plain','','',NULL,NULL,NULL,NULL,0,'','',NULL,NULL,NULL,NULL,NULL);
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
