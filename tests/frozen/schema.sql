PRAGMA user_version = 14;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE answer (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, "key"), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE came (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	answer VARCHAR NOT NULL, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
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
CREATE TABLE handover (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	mark VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
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
CREATE TABLE link (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	moment INTEGER, 
	target VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE loss (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE message_part (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	left_out INTEGER NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE moment (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR, 
	text VARCHAR NOT NULL, on_precision VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE own_question (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	ask VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
CREATE TABLE place (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	rest INTEGER NOT NULL, 
	unread VARCHAR NOT NULL, last VARCHAR DEFAULT '' NOT NULL, 
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
	told_myself VARCHAR NOT NULL, seen_on_precision VARCHAR, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
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
CREATE TABLE search (
	retrospective VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
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
CREATE TABLE stop (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	"on" VARCHAR, 
	settled_on VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE TABLE tag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
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
CREATE TABLE vet_handover (
	vet VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	mark VARCHAR, 
	PRIMARY KEY (vet, number), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE TABLE vet_message_part (
	vet VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	left_out INTEGER NOT NULL, 
	PRIMARY KEY (vet, name), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE TABLE vet_search (
	vet VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (vet), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE TABLE vet_unread (
	vet VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	typed VARCHAR NOT NULL, 
	PRIMARY KEY (vet, name), 
	FOREIGN KEY(vet) REFERENCES vet (id) ON DELETE CASCADE
);
CREATE INDEX earlier_text ON earlier (retrospective, "key", at);
CREATE INDEX ix_lesson_key ON lesson ("key");
CREATE INDEX ix_sign_key ON sign ("key");
CREATE INDEX red_flag_seen ON red_flag ("key", hindsight, retrospective);
CREATE INDEX retrospective_draft ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NULL;
CREATE INDEX retrospective_finished ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX retrospective_gig_day ON retrospective (ended_on, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_going ON retrospective (started_on, created_at, id) WHERE deleted_at IS NULL AND ended_on IS NULL;
CREATE INDEX retrospective_newest ON retrospective (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_trash ON retrospective (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX vet_good_end ON vet (created_at, id) WHERE deleted_at IS NULL AND ended = 'well';
CREATE INDEX vet_newest ON vet (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX vet_of_gig ON vet (gig) WHERE gig IS NOT NULL;
CREATE INDEX vet_under_way ON vet (id) WHERE deleted_at IS NULL AND decision = 'take' AND ended IS NULL;
