PRAGMA application_id=1919251570;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE answer (
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, "key"), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.tell','A yoga studio wanted people to book and pay for classes on its own site. There was a plugin for it with hundreds of good reviews, and I built everything around that plugin before I had made one real payment with it. In the second week I tried one with my own card. The money went through and the booking did not appear. It happened once in five times, and I could not find out why.

I did not tell Agnieszka. I changed settings in the evenings and wrote that I was polishing. She opened the bookings for the new year, and eleven people paid for places they did not have. She found out from them, at the front desk, with the queue behind them. When she wrote to me I had known for nineteen days.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.promise','Bookings with payment, ready for the new year''s courses. She thought that from then on she would not have to touch the paper diary again.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.turn','When my own test payment vanished. I closed the laptop and went for a walk, and when I came back I had decided that it was my card.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.then_knew','The plugin''s reviews were good and the shop I had built before ran on it too. I could not know that it quarrels with the Polish payment service. I could have paid one złoty in the first week.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.silence','I thought that one does not go to a client with a question, only with an answer. And she was so happy about the design.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','story.ending','She opened a dispute. The platform returned half. I gave her the whole site and the list of the eleven people, and rang each of them with her. That was the best hour of the job.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','client.cost','Eleven people paid for places they did not have. She spent a weekend ringing them, and the studio goes into the new year with its paper diary.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','client.needs','A payment service that the plugin supports, or another plugin. Nine hours for someone who knows it.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','client.story','That I knew, and let her find it out in front of her customers.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','meaning.keep','I rang the eleven people. The pages I made are still online.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','meaning.mine','Nineteen days. The bug was not mine; the silence was.');
INSERT INTO "answer" VALUES('2f94939e1072517e884f4c606c0440e0','own.sentence','You stood at your own front desk and had to hear from strangers what I could have told you.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.tell','A charity that runs a night shelter had fourteen years of donors in nine spreadsheets and wanted one clean list before the spring letter. They sent me one of the nine, I cleaned it in an hour, and I multiplied by nine. The other eight were nothing like the first. Couples stood in one cell, the dead had been marked by a colour, and the same woman gave under three names.

I worked nights on rules that broke each other. When I finally wrote, the letter had been put off once already. Denise answered kindly that they would use the old labels. After that we both wrote less and less, and in the end nobody said that it was over. I still have the file, with everything but the last two sheets done.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.promise','One list without doubles, ready to print. They thought it was a matter of pressing the right button.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.yes','It was a good cause, and one sheet in an hour felt like proof.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.turn','The fourth sheet, with the colours. I saw that somebody had kept a whole history of people in shades of yellow, and that no rule of mine could read it.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.silence','They help people who sleep outside. I could not bring myself to be one more thing that does not work.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','story.ending','It had no ending. That is what still bothers me.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','client.cost','The spring letter went out three weeks late and to the old list. It brings in a third of their year.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','client.needs','The seven clean sheets, a page on what the colours mean, and about twelve hours of somebody who knew those donors.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','meaning.keep','I never guessed about a dead person. Those I wrote out by hand and asked.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','meaning.not_mine','That in fourteen years six people kept the list, each in their own way.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','meaning.mine','One sheet out of nine is not a sample when somebody else picked it.');
INSERT INTO "answer" VALUES('9c8d3578b190587a8988d732404b19d0','own.sentence','I should have sent you the seven sheets I had in the week when you still needed them.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.tell','A tea house in Uji, in its fifth generation, wanted its leaflet in English for a fair in Seattle. I loved it at first sight and offered less than my usual price so that nobody else would get it. The plain parts were quickly done. Then there was a poem of seventeen syllables on the tin, by the grandfather, about rain on a roof (屋根の雨). I had eleven versions of it and liked none.

I let the poem hold up the whole leaflet. When I sent it, two days before the printer''s date, Mr Yamada''s daughter wrote that it was beautiful and not what they could use: they had needed something that a buyer understands while standing. We had never said what good would be. They printed a machine''s translation of the plain parts and left the poem in Japanese.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.promise','A leaflet in English. I thought of literature; they thought of a table at a fair, with people walking by.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.yes','The paper, the name, the steam in the photograph. I said yes before I had read the second page.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.turn','When I opened a twelfth version of the poem with thirty lines about water temperature still to do.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.then_knew','I believed that the poem was the heart of it. For the grandfather it was. Nobody had told me about the fair, and I had not asked what the leaflet was for.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.silence','It felt like laziness to say that I was held up by seventeen syllables.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','story.ending','I returned what they had paid. She is sending me a tin all the same.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','client.cost','They will stand in Seattle with a leaflet they are a little ashamed of. The next fair is in a year.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','client.needs','The plain parts, a week earlier, in short sentences.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','client.story','That a gifted person made something for herself.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','meaning.keep','The line about water "that has just stopped singing". She asked whether they may keep it.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','meaning.mine','I bought the job with a low price and then treated it as a gift that they should be grateful for.');
INSERT INTO "answer" VALUES('2adf348f27e15fcdb89861196a457230','own.sentence','You needed a leaflet for people who are walking past, and I kept you waiting for a poem.');
CREATE TABLE earlier (
	id INTEGER NOT NULL, 
	retrospective VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
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
INSERT INTO "lesson" VALUES('9bd11d0034d2589aaf4981be970144c4',0,'aa717940a0485a93ac6d3879b1476c70','I want to be kind about a price','take something off the list and leave the price alone','','',NULL,'C6','C6',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('2f94939e1072517e884f4c606c0440e0',0,'346a94e91772561db84775b78ab3520f','I am stuck for a day','tell them','','',NULL,'D1','D1',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('2f94939e1072517e884f4c606c0440e0',1,'5e47e27b89e1511094dca25398600def','the job hangs on code I did not write','try that part first, before I name a price','','',NULL,'B3','B3',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('9c8d3578b190587a8988d732404b19d0',0,'eea915e0f64b5e4d8d249cf5bb63d9a1','the same thing has blocked me for three hours','write two lines: what is stuck, and when they hear from me next','the next list somebody calls simple','',NULL,'D1','D1','346a94e91772561db84775b78ab3520f','vague',NULL,NULL);
INSERT INTO "lesson" VALUES('9c8d3578b190587a8988d732404b19d0',1,'d4766b31cdbf59748d94571f6274e1ac','I write down an estimate','double it','','',NULL,'C7','C7',NULL,NULL,NULL,NULL);
INSERT INTO "lesson" VALUES('2adf348f27e15fcdb89861196a457230',0,'2a1148cc6cbd5400bb500c0aac5aed56','I am lowering the price before anyone has asked me to','send my usual price and wait for one night','the next job I fall in love with','',NULL,'C6','C6','aa717940a0485a93ac6d3879b1476c70','forgot',NULL,NULL);
INSERT INTO "lesson" VALUES('2adf348f27e15fcdb89861196a457230',1,'8f25c020a8435d5589edbaa43fc7fed6','there is no line that says when it is accepted','ask who will read it, and where they will be standing','','',NULL,'B2','B2',NULL,NULL,NULL,NULL);
CREATE TABLE loss (
	retrospective VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, name), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "loss" VALUES('2f94939e1072517e884f4c606c0440e0','time','A month before the busiest week of her year.');
INSERT INTO "loss" VALUES('2f94939e1072517e884f4c606c0440e0','energy','A weekend on the phone, in the middle of Advent.');
INSERT INTO "loss" VALUES('2f94939e1072517e884f4c606c0440e0','trust','She wants to see every payment with her own eyes now.');
INSERT INTO "loss" VALUES('2f94939e1072517e884f4c606c0440e0','standing','It happened in front of the people who come to her to be calm.');
INSERT INTO "loss" VALUES('9c8d3578b190587a8988d732404b19d0','time','Three weeks of the spring letter.');
INSERT INTO "loss" VALUES('9c8d3578b190587a8988d732404b19d0','income','A later letter, a smaller answer. They do not know how much smaller.');
INSERT INTO "loss" VALUES('9c8d3578b190587a8988d732404b19d0','energy','Denise cleaned the worst of it herself, on a Sunday.');
INSERT INTO "loss" VALUES('2adf348f27e15fcdb89861196a457230','opportunity','The fair is once a year.');
INSERT INTO "loss" VALUES('2adf348f27e15fcdb89861196a457230','standing','Their first table abroad.');
INSERT INTO "loss" VALUES('2adf348f27e15fcdb89861196a457230','time','Four weeks, and two days at the end which they did not have.');
CREATE TABLE moment (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	"on" VARCHAR, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "moment" VALUES('2f94939e1072517e884f4c606c0440e0',0,'2024-11-04','Start. First half funded.');
INSERT INTO "moment" VALUES('2f94939e1072517e884f4c606c0440e0',1,'2024-11-13','My test payment goes through, the booking is missing.');
INSERT INTO "moment" VALUES('2f94939e1072517e884f4c606c0440e0',2,'2024-11-20','I write: just polishing.');
INSERT INTO "moment" VALUES('2f94939e1072517e884f4c606c0440e0',3,'2024-12-03','She asks: it does not work, does it?');
INSERT INTO "moment" VALUES('2f94939e1072517e884f4c606c0440e0',4,'2024-12-11','The dispute is decided: half goes back.');
INSERT INTO "moment" VALUES('9c8d3578b190587a8988d732404b19d0',0,'2025-02-15','One sheet as a sample. An hour.');
INSERT INTO "moment" VALUES('9c8d3578b190587a8988d732404b19d0',1,'2025-02-26','The fourth sheet, with the colours.');
INSERT INTO "moment" VALUES('9c8d3578b190587a8988d732404b19d0',2,'2025-03-10','Third night in a row.');
INSERT INTO "moment" VALUES('9c8d3578b190587a8988d732404b19d0',3,'2025-03-17','I tell Denise that I cannot make the date.');
INSERT INTO "moment" VALUES('9c8d3578b190587a8988d732404b19d0',4,'2025-03-28','Her last message: a heart and "no worries".');
INSERT INTO "moment" VALUES('2adf348f27e15fcdb89861196a457230',0,'2025-05-24','I offer 260, a hundred under my usual price.');
INSERT INTO "moment" VALUES('2adf348f27e15fcdb89861196a457230',1,'2025-06-04','Poem, version four. 雨音 has no English.');
INSERT INTO "moment" VALUES('2adf348f27e15fcdb89861196a457230',2,'2025-06-17','I write that it will be late, and send everything.');
INSERT INTO "moment" VALUES('2adf348f27e15fcdb89861196a457230',3,'2025-06-20','"Beautiful, and not for us."');
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
INSERT INTO "red_flag" VALUES('9bd11d0034d2589aaf4981be970144c4',0,'B10','B10','We agreed by voice or chat and I never wrote it up','scope','mine',0,NULL,NULL,'','');
INSERT INTO "red_flag" VALUES('9bd11d0034d2589aaf4981be970144c4',1,'C6','C6','I lowered the price to win it','price','mine',0,'silent',NULL,'','For friends one does not count hours.');
INSERT INTO "red_flag" VALUES('9bd11d0034d2589aaf4981be970144c4',2,'E9','E9','I wanted to vanish','delivery','mine',0,NULL,NULL,'','');
INSERT INTO "red_flag" VALUES('2f94939e1072517e884f4c606c0440e0',0,'B2','B2','No line says what counts as accepted','scope','project',0,'hidden',NULL,'','');
INSERT INTO "red_flag" VALUES('2f94939e1072517e884f4c606c0440e0',1,'B3','B3','It rests on a script, plugin or API nobody has tried','scope','project',0,'half','2024-11-05','One real payment in the first week would have shown it.','Four hundred good reviews cannot be wrong.');
INSERT INTO "red_flag" VALUES('2f94939e1072517e884f4c606c0440e0',2,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,'silent','2024-11-14','The same five settings, every evening, for two weeks.','One more evening and I have it.');
INSERT INTO "red_flag" VALUES('2f94939e1072517e884f4c606c0440e0',3,'D2','D2','My updates got rare, and I dreaded the next call','work','mine',0,'silent',NULL,'','She is busy anyway.');
INSERT INTO "red_flag" VALUES('2f94939e1072517e884f4c606c0440e0',4,'D14','D14','I promised a new date without facts behind it','work','mine',0,'half',NULL,'','If I say the tenth, I will make it the tenth.');
INSERT INTO "red_flag" VALUES('9c8d3578b190587a8988d732404b19d0',0,'B11','B11','I priced it before trying the riskiest part','scope','mine',0,'half',NULL,'They chose the one sheet that I tried.','They will all be more or less like this one.');
INSERT INTO "red_flag" VALUES('9c8d3578b190587a8988d732404b19d0',1,'C7','C7','I planned for the best case, with no buffer','price','mine',0,'silent',NULL,'One hour times nine, with no tenth hour.','The others will go faster once the rules stand.');
INSERT INTO "red_flag" VALUES('9c8d3578b190587a8988d732404b19d0',2,'D1','D1','I was stuck for hours and nobody knew','work','mine',1,'silent','2025-03-03','Two rules that undid each other, for four evenings.','If I sort it out tonight, nobody has to know.');
INSERT INTO "red_flag" VALUES('9c8d3578b190587a8988d732404b19d0',3,'D3','D3','I worked nights to catch up instead of saying so','work','mine',0,'silent',NULL,'','At night nobody is waiting for an answer.');
INSERT INTO "red_flag" VALUES('2adf348f27e15fcdb89861196a457230',0,'A14','A14','I was thrilled and said yes before I asked','before','mine',0,'half',NULL,'I had said yes before I asked what it was for.','Such a job comes once.');
INSERT INTO "red_flag" VALUES('2adf348f27e15fcdb89861196a457230',1,'B2','B2','No line says what counts as accepted','scope','project',0,'silent',NULL,'No line about who reads it, and where.','They will see that it is good.');
INSERT INTO "red_flag" VALUES('2adf348f27e15fcdb89861196a457230',2,'C6','C6','I lowered the price to win it','price','mine',1,'silent','2025-05-24','A hundred dollars under my price, unasked.','I would do this one for nothing.');
INSERT INTO "red_flag" VALUES('2adf348f27e15fcdb89861196a457230',3,'D1','D1','I was stuck for hours and nobody knew','work','mine',0,'half','2025-06-06','Eleven versions, three days, seventeen syllables.','One good sentence is worth a day.');
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
INSERT INTO "retrospective" VALUES('9bd11d0034d2589aaf4981be970144c4','2024-12-29T16:20:11.402Z','2025-02-02T18:00:30.114Z','2024-12-29T16:21:40.009Z',NULL,1,'07c8ed2b66482359c81f2afda2cc067399cde154e5a42311e875ce3ac321dfc2','Wedding website','Marta and Iñigo','','over','other',NULL,'2024-10-12',NULL,NULL,NULL,'never','',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "retrospective" VALUES('2f94939e1072517e884f4c606c0440e0','2024-12-15T19:31:52.660Z','2025-03-30T17:05:00.250Z','2024-12-15T20:18:09.031Z',NULL,1,'2c7863434d570c8042ff9c3b39bda9c4f303141325578f076588b92509d056e0','Booking calendar','Studio Oddech, Łódź','Upwork','over','disputed','2024-11-04','2024-12-11','2024-11-13','2024-11-14','2024-12-03','found_out','USD',50000,50000,25000,4000,5200);
INSERT INTO "retrospective" VALUES('9c8d3578b190587a8988d732404b19d0','2025-03-30T16:12:44.918Z','2026-08-16T09:41:00.002Z','2025-03-30T17:01:23.377Z',NULL,1,'e2a91fa0bc97e7fde5fe18b013a0fcd7642a4ca66b09c890a65f549a940e988d','Donor list clean-up','Harbour Lights, a small charity','a friend''s recommendation','over','faded','2025-02-17','2025-03-28','2025-02-26','2025-03-03','2025-03-17','told','GBP',42000,21000,0,1800,4750);
INSERT INTO "retrospective" VALUES('2adf348f27e15fcdb89861196a457230','2025-06-22T14:02:19.004Z','2025-10-12T11:22:08.700Z','2025-06-22T14:49:55.615Z','2026-11-25T22:31:11.245Z',2,'1f88721445672ee320c766a95611738ce1b35504c1b89e6dfb1da537e7584e50','Tea leaflet into English','山田茶舗 (Yamada Tea)','ProZ','over','not_accepted','2025-05-26','2025-06-20','2025-06-04','2025-06-06','2025-06-17','told','USD',26000,13000,13000,1600,3100);
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
INSERT INTO "review" VALUES('9bd11d0034d2589aaf4981be970144c4',0,0,'2025-01-05','not_met','',NULL);
INSERT INTO "review" VALUES('9bd11d0034d2589aaf4981be970144c4',0,1,'2025-02-02','held','Left the gallery out. They did not miss it.',NULL);
INSERT INTO "review" VALUES('2f94939e1072517e884f4c606c0440e0',0,0,'2024-12-22','not_met','',NULL);
INSERT INTO "review" VALUES('2f94939e1072517e884f4c606c0440e0',0,1,'2025-01-12','held','Wrote after a day. It was a small thing.',NULL);
INSERT INTO "review" VALUES('2f94939e1072517e884f4c606c0440e0',0,2,'2025-03-30','broken','What is a day, when one sleeps in between?','9c8d3578b190587a8988d732404b19d0');
INSERT INTO "review" VALUES('2f94939e1072517e884f4c606c0440e0',1,0,'2024-12-22','not_met','',NULL);
INSERT INTO "review" VALUES('2f94939e1072517e884f4c606c0440e0',1,1,'2025-01-12','not_met','',NULL);
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',0,0,'2025-04-06','held','Two lines. It took four minutes.',NULL);
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',0,1,'2025-06-22','broken','A poem did not feel like being stuck.','2adf348f27e15fcdb89861196a457230');
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',0,2,'2025-11-02','held','',NULL);
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',0,3,'2026-08-16','broken','No gap in that week to stop and write.','304ee818d69a5b8cad8967b97824b807');
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',1,0,'2025-04-06','held','',NULL);
INSERT INTO "review" VALUES('9c8d3578b190587a8988d732404b19d0',1,1,'2026-05-31','broken','The date was theirs, so there was nothing to double.','9f74adc351fa5450aacc70c6fcda3129');
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',0,0,'2025-06-29','not_met','',NULL);
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',0,1,'2025-07-20','held','They said yes to the full price.',NULL);
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',0,2,'2025-10-12','broken','They asked at the table, and I answered at the table.','d9fb1380ff4158a7a7f85880db966b8b');
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',1,0,'2025-06-29','held','',NULL);
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',1,1,'2025-07-20','held','',NULL);
INSERT INTO "review" VALUES('2adf348f27e15fcdb89861196a457230',1,2,'2025-09-14','held','It has become my first question.',NULL);
CREATE TABLE search (
	retrospective VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "search" VALUES('9bd11d0034d2589aaf4981be970144c4','wedding websitemarta and inigowe agreed by voice or chat and i never wrote it upi lowered the price to win itfor friends one does not count hours.i wanted to vanishi want to be kind about a pricetake something off the list and leave the price aloneleft the gallery out. they did not miss it.web');
INSERT INTO "search" VALUES('2f94939e1072517e884f4c606c0440e0','booking calendarstudio oddech, łodzupworkeleven people paid for places they did not have. she spent a weekend ringing them, and the studio goes into the new year with its paper diary.a payment service that the plugin supports, or another plugin. nine hours for someone who knows it.that i knew, and let her find it out in front of her customers.i rang the eleven people. the pages i made are still online.nineteen days. the bug was not mine; the silence was.you stood at your own front desk and had to hear from strangers what i could have told you.she opened a dispute. the platform returned half. i gave her the whole site and the list of the eleven people, and rang each of them with her. that was the best hour of the job.bookings with payment, ready for the new year''s courses. she thought that from then on she would not have to touch the paper diary again.i thought that one does not go to a client with a question, only with an answer. and she was so happy about the design.a yoga studio wanted people to book and pay for classes on its own site. there was a plugin for it with hundreds of good reviews, and i built everything around that plugin before i had made one real payment with it. in the second week i tried one with my own card. the money went through and the booking did not appear. it happened once in five times, and i could not find out why.

i did not tell agnieszka. i changed settings in the evenings and wrote that i was polishing. she opened the bookings for the new year, and eleven people paid for places they did not have. she found out from them, at the front desk, with the queue behind them. when she wrote to me i had known for nineteen days.the plugin''s reviews were good and the shop i had built before ran on it too. i could not know that it quarrels with the polish payment service. i could have paid one złoty in the first week.when my own test payment vanished. i closed the laptop and went for a walk, and when i came back i had decided that it was my card.a weekend on the phone, in the middle of advent.it happened in front of the people who come to her to be calm.a month before the busiest week of her year.she wants to see every payment with her own eyes now.start. first half funded.my test payment goes through, the booking is missing.i write: just polishing.she asks: it does not work, does it?the dispute is decided: half goes back.no line says what counts as acceptedit rests on a script, plugin or api nobody has triedone real payment in the first week would have shown it.four hundred good reviews cannot be wrong.i was stuck for hours and nobody knewthe same five settings, every evening, for two weeks.one more evening and i have it.my updates got rare, and i dreaded the next callshe is busy anyway.i promised a new date without facts behind itif i say the tenth, i will make it the tenth.i am stuck for a daytell themwrote after a day. it was a small thing.what is a day, when one sleeps in between?the job hangs on code i did not writetry that part first, before i name a pricewebbooking');
INSERT INTO "search" VALUES('9c8d3578b190587a8988d732404b19d0','donor list clean-upharbour lights, a small charitya friend''s recommendationthe spring letter went out three weeks late and to the old list. it brings in a third of their year.the seven clean sheets, a page on what the colours mean, and about twelve hours of somebody who knew those donors.i never guessed about a dead person. those i wrote out by hand and asked.one sheet out of nine is not a sample when somebody else picked it.that in fourteen years six people kept the list, each in their own way.i should have sent you the seven sheets i had in the week when you still needed them.it had no ending. that is what still bothers me.one list without doubles, ready to print. they thought it was a matter of pressing the right button.they help people who sleep outside. i could not bring myself to be one more thing that does not work.a charity that runs a night shelter had fourteen years of donors in nine spreadsheets and wanted one clean list before the spring letter. they sent me one of the nine, i cleaned it in an hour, and i multiplied by nine. the other eight were nothing like the first. couples stood in one cell, the dead had been marked by a colour, and the same woman gave under three names.

i worked nights on rules that broke each other. when i finally wrote, the letter had been put off once already. denise answered kindly that they would use the old labels. after that we both wrote less and less, and in the end nobody said that it was over. i still have the file, with everything but the last two sheets done.the fourth sheet, with the colours. i saw that somebody had kept a whole history of people in shades of yellow, and that no rule of mine could read it.it was a good cause, and one sheet in an hour felt like proof.denise cleaned the worst of it herself, on a sunday.a later letter, a smaller answer. they do not know how much smaller.three weeks of the spring letter.one sheet as a sample. an hour.the fourth sheet, with the colours.third night in a row.i tell denise that i cannot make the date.her last message: a heart and "no worries".i priced it before trying the riskiest partthey chose the one sheet that i tried.they will all be more or less like this one.i planned for the best case, with no bufferone hour times nine, with no tenth hour.the others will go faster once the rules stand.i was stuck for hours and nobody knewtwo rules that undid each other, for four evenings.if i sort it out tonight, nobody has to know.i worked nights to catch up instead of saying soat night nobody is waiting for an answer.the same thing has blocked me for three hourswrite two lines: what is stuck, and when they hear from me nextthe next list somebody calls simpletwo lines. it took four minutes.a poem did not feel like being stuck.no gap in that week to stop and write.i write down an estimatedouble itthe date was theirs, so there was nothing to double.data');
INSERT INTO "search" VALUES('2adf348f27e15fcdb89861196a457230','tea leaflet into english山田茶舗 (yamada tea)prozthey will stand in seattle with a leaflet they are a little ashamed of. the next fair is in a year.the plain parts, a week earlier, in short sentences.that a gifted person made something for herself.the line about water "that has just stopped singing". she asked whether they may keep it.i bought the job with a low price and then treated it as a gift that they should be grateful for.you needed a leaflet for people who are walking past, and i kept you waiting for a poem.i returned what they had paid. she is sending me a tin all the same.a leaflet in english. i thought of literature; they thought of a table at a fair, with people walking by.it felt like laziness to say that i was held up by seventeen syllables.a tea house in uji, in its fifth generation, wanted its leaflet in english for a fair in seattle. i loved it at first sight and offered less than my usual price so that nobody else would get it. the plain parts were quickly done. then there was a poem of seventeen syllables on the tin, by the grandfather, about rain on a roof (屋根の雨). i had eleven versions of it and liked none.

i let the poem hold up the whole leaflet. when i sent it, two days before the printer''s date, mr yamada''s daughter wrote that it was beautiful and not what they could use: they had needed something that a buyer understands while standing. we had never said what good would be. they printed a machine''s translation of the plain parts and left the poem in japanese.i believed that the poem was the heart of it. for the grandfather it was. nobody had told me about the fair, and i had not asked what the leaflet was for.when i opened a twelfth version of the poem with thirty lines about water temperature still to do.the paper, the name, the steam in the photograph. i said yes before i had read the second page.the fair is once a year.their first table abroad.four weeks, and two days at the end which they did not have.i offer 260, a hundred under my usual price.poem, version four. 雨音 has no english.i write that it will be late, and send everything."beautiful, and not for us."i was thrilled and said yes before i askedi had said yes before i asked what it was for.such a job comes once.no line says what counts as acceptedno line about who reads it, and where.they will see that it is good.i lowered the price to win ita hundred dollars under my price, unasked.i would do this one for nothing.i was stuck for hours and nobody kneweleven versions, three days, seventeen syllables.one good sentence is worth a day.i am lowering the price before anyone has asked me tosend my usual price and wait for one nightthe next job i fall in love withthey said yes to the full price.they asked at the table, and i answered at the table.there is no line that says when it is acceptedask who will read it, and where they will be standingit has become my first question.translation日本語');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE tag (
	retrospective VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (retrospective, number), 
	FOREIGN KEY(retrospective) REFERENCES retrospective (id) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES('9bd11d0034d2589aaf4981be970144c4',0,'web');
INSERT INTO "tag" VALUES('2f94939e1072517e884f4c606c0440e0',0,'web');
INSERT INTO "tag" VALUES('2f94939e1072517e884f4c606c0440e0',1,'booking');
INSERT INTO "tag" VALUES('9c8d3578b190587a8988d732404b19d0',0,'data');
INSERT INTO "tag" VALUES('2adf348f27e15fcdb89861196a457230',0,'translation');
INSERT INTO "tag" VALUES('2adf348f27e15fcdb89861196a457230',1,'日本語');
CREATE INDEX retrospective_newest ON retrospective (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX retrospective_draft ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NULL;
CREATE INDEX retrospective_finished ON retrospective (created_at, id) WHERE deleted_at IS NULL AND finished_at IS NOT NULL;
CREATE INDEX retrospective_trash ON retrospective (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX ix_red_flag_key ON red_flag ("key");
CREATE INDEX ix_lesson_key ON lesson ("key");
CREATE INDEX earlier_text ON earlier (retrospective, "key", at);
COMMIT;
