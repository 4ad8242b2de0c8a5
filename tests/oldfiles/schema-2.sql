-- The tables of a project of schema version 2, as it was first released. Never edited.
CREATE TABLE actor (
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	type VARCHAR(40) NOT NULL, 
	short_name TEXT NOT NULL, 
	native_name TEXT NOT NULL, 
	country VARCHAR(40) NOT NULL, 
	colour VARCHAR(40) NOT NULL, 
	note TEXT NOT NULL, 
	external_id TEXT NOT NULL, 
	merged_into_id VARCHAR(36), 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_actor PRIMARY KEY (id), 
	CONSTRAINT ck_actor_type_vocabulary CHECK (type IN ('person', 'organisation', 'state', 'group', 'unnamed')), 
	CONSTRAINT fk_actor_merged_into_id_actor FOREIGN KEY(merged_into_id) REFERENCES actor (id)
);
CREATE INDEX ix_actor_folded ON actor (folded);
CREATE INDEX ix_actor_merged_into_id ON actor (merged_into_id);
CREATE TABLE version_text (
	sha256 VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_version_text PRIMARY KEY (sha256)
);
CREATE TABLE original_bytes (
	sha256 VARCHAR(64) NOT NULL, 
	compressed BLOB NOT NULL, 
	CONSTRAINT pk_original_bytes PRIMARY KEY (sha256)
);
CREATE TABLE article (
	title TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	author TEXT NOT NULL, 
	agency TEXT NOT NULL, 
	republished_from TEXT NOT NULL, 
	url TEXT NOT NULL, 
	section TEXT NOT NULL, 
	page TEXT NOT NULL, 
	accession TEXT NOT NULL, 
	copyright TEXT NOT NULL, 
	date_published VARCHAR(10) NOT NULL, 
	language VARCHAR(40) NOT NULL, 
	direction VARCHAR(40) NOT NULL, 
	rights VARCHAR(40) NOT NULL, 
	family VARCHAR(36), 
	priority INTEGER, 
	triage VARCHAR(40) NOT NULL, 
	import_kind VARCHAR(40) NOT NULL, 
	import_notes TEXT NOT NULL, 
	read_on VARCHAR(10) NOT NULL, 
	place INTEGER NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id), 
	CONSTRAINT ck_article_direction_vocabulary CHECK (direction IN ('ltr', 'rtl')), 
	CONSTRAINT ck_article_rights_vocabulary CHECK (rights IN ('excerpt', 'full')), 
	CONSTRAINT ck_article_triage_vocabulary CHECK (triage IN ('', 'not relevant', 'skipped'))
);
CREATE INDEX ix_article_place ON article (place);
CREATE INDEX ix_article_date_published ON article (date_published);
CREATE INDEX ix_article_family ON article (family);
CREATE TABLE coder (
	name TEXT NOT NULL, 
	role VARCHAR(40) NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_coder PRIMARY KEY (id), 
	CONSTRAINT ck_coder_role_vocabulary CHECK (role IN ('analyst', 'supervisor', 'author'))
);
CREATE TABLE project (
	name TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_project PRIMARY KEY (id)
);
CREATE TABLE setting (
	"key" VARCHAR(80) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);
CREATE TABLE codebook_version (
	number INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	content TEXT NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_codebook_version PRIMARY KEY (id), 
	CONSTRAINT uq_codebook_version_number UNIQUE (number)
);
CREATE TABLE topic (
	label TEXT NOT NULL, 
	parent_id VARCHAR(36), 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_topic PRIMARY KEY (id), 
	CONSTRAINT fk_topic_parent_id_topic FOREIGN KEY(parent_id) REFERENCES topic (id)
);
CREATE INDEX ix_topic_parent_id ON topic (parent_id);
CREATE TABLE actor_alias (
	actor_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	script VARCHAR(40) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_actor_alias PRIMARY KEY (id), 
	CONSTRAINT fk_actor_alias_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id)
);
CREATE INDEX ix_actor_alias_actor_id ON actor_alias (actor_id);
CREATE INDEX ix_actor_alias_folded ON actor_alias (folded);
CREATE TABLE affiliation (
	actor_id VARCHAR(36) NOT NULL, 
	organisation_id VARCHAR(36), 
	role TEXT NOT NULL, 
	since VARCHAR(10) NOT NULL, 
	until VARCHAR(10) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_affiliation PRIMARY KEY (id), 
	CONSTRAINT fk_affiliation_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id), 
	CONSTRAINT fk_affiliation_organisation_id_actor FOREIGN KEY(organisation_id) REFERENCES actor (id)
);
CREATE INDEX ix_affiliation_actor_id ON affiliation (actor_id);
CREATE INDEX ix_affiliation_organisation_id ON affiliation (organisation_id);
CREATE TABLE article_version (
	article_id VARCHAR(36) NOT NULL, 
	number INTEGER NOT NULL, 
	text_sha256 VARCHAR(64) NOT NULL, 
	original_sha256 VARCHAR(64) NOT NULL, 
	original_name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	encoding VARCHAR(40) NOT NULL, 
	normaliser INTEGER NOT NULL, 
	corrects_id VARCHAR(36), 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_article_version PRIMARY KEY (id), 
	CONSTRAINT uq_article_version_article_id_number UNIQUE (article_id, number), 
	CONSTRAINT fk_article_version_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_article_version_text_sha256_version_text FOREIGN KEY(text_sha256) REFERENCES version_text (sha256), 
	CONSTRAINT fk_article_version_original_sha256_original_bytes FOREIGN KEY(original_sha256) REFERENCES original_bytes (sha256), 
	CONSTRAINT fk_article_version_corrects_id_article_version FOREIGN KEY(corrects_id) REFERENCES article_version (id)
);
CREATE INDEX ix_article_version_article_id ON article_version (article_id);
CREATE INDEX ix_article_version_original_sha256 ON article_version (original_sha256);
CREATE INDEX ix_article_version_corrects_id ON article_version (corrects_id);
CREATE INDEX ix_article_version_text_sha256 ON article_version (text_sha256);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	text_sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT uq_document_key UNIQUE ("key"), 
	CONSTRAINT fk_document_text_sha256_version_text FOREIGN KEY(text_sha256) REFERENCES version_text (sha256)
);
CREATE INDEX ix_document_text_sha256 ON document (text_sha256);
CREATE TABLE annotation_set (
	article_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	state VARCHAR(40) NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_annotation_set PRIMARY KEY (id), 
	CONSTRAINT uq_annotation_set_article_id_coder_id UNIQUE (article_id, coder_id), 
	CONSTRAINT ck_annotation_set_state_vocabulary CHECK (state IN ('new', 'in coding', 'submitted', 'nothing to code', 'returned', 'approved', 'in briefing')), 
	CONSTRAINT fk_annotation_set_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_annotation_set_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_annotation_set_article_id ON annotation_set (article_id);
CREATE INDEX ix_annotation_set_coder_id ON annotation_set (coder_id);
CREATE TABLE assignment (
	article_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	blind BOOLEAN NOT NULL, 
	given VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_assignment PRIMARY KEY (id), 
	CONSTRAINT uq_assignment_article_id_coder_id UNIQUE (article_id, coder_id), 
	CONSTRAINT fk_assignment_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_assignment_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_assignment_article_id ON assignment (article_id);
CREATE INDEX ix_assignment_coder_id ON assignment (coder_id);
CREATE TABLE dismissal (
	article_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_dismissal PRIMARY KEY (id), 
	CONSTRAINT ck_dismissal_span CHECK (0 <= start AND start < "end"), 
	CONSTRAINT fk_dismissal_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_dismissal_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_dismissal_coder_id ON dismissal (coder_id);
CREATE INDEX ix_dismissal_article_id ON dismissal (article_id);
CREATE TABLE merge_record (
	package_sha256 VARCHAR(64) NOT NULL, 
	file_name TEXT NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	report TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_merge_record PRIMARY KEY (id), 
	CONSTRAINT fk_merge_record_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_merge_record_coder_id ON merge_record (coder_id);
CREATE TABLE briefing_record (
	preset VARCHAR(40) NOT NULL, 
	settings TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	file_sha256 VARCHAR(64) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_briefing_record PRIMARY KEY (id), 
	CONSTRAINT fk_briefing_record_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_briefing_record_coder_id ON briefing_record (coder_id);
CREATE TABLE journal_entry (
	sequence INTEGER NOT NULL, 
	deed VARCHAR(40) NOT NULL, 
	label TEXT NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	reverts INTEGER, 
	undo_head INTEGER, 
	redo_head INTEGER, 
	below INTEGER, 
	chain VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_entry PRIMARY KEY (sequence), 
	CONSTRAINT ck_journal_entry_deed_vocabulary CHECK (deed IN ('edit', 'undo', 'redo')), 
	CONSTRAINT fk_journal_entry_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_journal_entry_coder_id ON journal_entry (coder_id);
CREATE TABLE annotation (
	article_id VARCHAR(36) NOT NULL, 
	version_id VARCHAR(36) NOT NULL, 
	set_id VARCHAR(36) NOT NULL, 
	codebook_version_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	also VARCHAR(40) NOT NULL, 
	form VARCHAR(40) NOT NULL, 
	form_is_corrected BOOLEAN NOT NULL, 
	actor_state VARCHAR(40) NOT NULL, 
	actor_id VARCHAR(36), 
	actor_chosen INTEGER NOT NULL, 
	descriptor TEXT NOT NULL, 
	date_said VARCHAR(40) NOT NULL, 
	date_said_precision VARCHAR(40) NOT NULL, 
	place TEXT NOT NULL, 
	stance VARCHAR(40) NOT NULL, 
	subtype VARCHAR(40) NOT NULL, 
	modality VARCHAR(40) NOT NULL, 
	certainty VARCHAR(40) NOT NULL, 
	reliability VARCHAR(40) NOT NULL, 
	credibility VARCHAR(40) NOT NULL, 
	verification VARCHAR(40) NOT NULL, 
	verification_note TEXT NOT NULL, 
	paraphrase TEXT NOT NULL, 
	translation TEXT NOT NULL, 
	note TEXT NOT NULL, 
	flagged BOOLEAN NOT NULL, 
	same_as VARCHAR(36), 
	origin VARCHAR(40) NOT NULL, 
	created VARCHAR(32) NOT NULL, 
	updated VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	revision INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_annotation PRIMARY KEY (id), 
	CONSTRAINT ck_annotation_kind_vocabulary CHECK (kind IN ('quote', 'claim', 'demand', 'accusation')), 
	CONSTRAINT ck_annotation_form_vocabulary CHECK (form IN ('direct', 'mixed', 'indirect')), 
	CONSTRAINT ck_annotation_actor_state_vocabulary CHECK (actor_state IN ('given', 'unattributed', 'open')), 
	CONSTRAINT ck_annotation_origin_vocabulary CHECK (origin IN ('hand', 'suggestion', 'adjudication')), 
	CONSTRAINT ck_annotation_verification_vocabulary CHECK (verification IN ('unchecked', 'corroborated', 'disputed', 'refuted')), 
	CONSTRAINT ck_annotation_modality_vocabulary CHECK (modality IN ('', 'denial', 'conditional', 'past', 'future')), 
	CONSTRAINT ck_annotation_certainty_vocabulary CHECK (certainty IN ('', 'high', 'medium', 'low')), 
	CONSTRAINT ck_annotation_stance_vocabulary CHECK (stance IN ('', '+1', '0', '-1', 'unclear')), 
	CONSTRAINT ck_annotation_actor_matches_state CHECK ((actor_state = 'given') = (actor_id IS NOT NULL)), 
	CONSTRAINT fk_annotation_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_annotation_version_id_article_version FOREIGN KEY(version_id) REFERENCES article_version (id), 
	CONSTRAINT fk_annotation_set_id_annotation_set FOREIGN KEY(set_id) REFERENCES annotation_set (id), 
	CONSTRAINT fk_annotation_codebook_version_id_codebook_version FOREIGN KEY(codebook_version_id) REFERENCES codebook_version (id), 
	CONSTRAINT fk_annotation_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id)
);
CREATE INDEX ix_annotation_article_id ON annotation (article_id);
CREATE INDEX ix_annotation_codebook_version_id ON annotation (codebook_version_id);
CREATE INDEX ix_annotation_version_id ON annotation (version_id);
CREATE INDEX ix_annotation_set_id ON annotation (set_id);
CREATE INDEX ix_annotation_actor_id ON annotation (actor_id);
CREATE INDEX ix_annotation_same_as ON annotation (same_as);
CREATE INDEX ix_annotation_actor_chosen ON annotation (actor_chosen);
CREATE TABLE review_event (
	set_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	from_state VARCHAR(40) NOT NULL, 
	to_state VARCHAR(40) NOT NULL, 
	reason TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_review_event PRIMARY KEY (id), 
	CONSTRAINT ck_review_event_from_state_vocabulary CHECK (from_state IN ('new', 'in coding', 'submitted', 'nothing to code', 'returned', 'approved', 'in briefing')), 
	CONSTRAINT ck_review_event_to_state_vocabulary CHECK (to_state IN ('new', 'in coding', 'submitted', 'nothing to code', 'returned', 'approved', 'in briefing')), 
	CONSTRAINT fk_review_event_set_id_annotation_set FOREIGN KEY(set_id) REFERENCES annotation_set (id), 
	CONSTRAINT fk_review_event_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_review_event_set_id ON review_event (set_id);
CREATE INDEX ix_review_event_coder_id ON review_event (coder_id);
CREATE TABLE journal_row (
	sequence INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	subject_id VARCHAR(40) NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	CONSTRAINT pk_journal_row PRIMARY KEY (sequence, ordinal), 
	CONSTRAINT fk_journal_row_sequence_journal_entry FOREIGN KEY(sequence) REFERENCES journal_entry (sequence)
);
CREATE INDEX ix_journal_row_subject_id ON journal_row (subject_id, sequence);
CREATE TABLE annotation_part (
	annotation_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	prefix TEXT NOT NULL, 
	suffix TEXT NOT NULL, 
	CONSTRAINT pk_annotation_part PRIMARY KEY (annotation_id, ordinal), 
	CONSTRAINT ck_annotation_part_span CHECK (0 <= start AND start < "end"), 
	CONSTRAINT fk_annotation_part_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id)
);
CREATE INDEX ix_annotation_part_start_end ON annotation_part (start, "end");
CREATE TABLE annotation_co_actor (
	annotation_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	actor_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_annotation_co_actor PRIMARY KEY (annotation_id, ordinal), 
	CONSTRAINT fk_annotation_co_actor_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id), 
	CONSTRAINT fk_annotation_co_actor_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id)
);
CREATE INDEX ix_annotation_co_actor_actor_id ON annotation_co_actor (actor_id);
CREATE TABLE annotation_target (
	annotation_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	actor_id VARCHAR(36) NOT NULL, 
	function VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_annotation_target PRIMARY KEY (annotation_id, ordinal), 
	CONSTRAINT ck_annotation_target_function_vocabulary CHECK (function IN ('addressee', 'accused', 'beneficiary')), 
	CONSTRAINT fk_annotation_target_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id), 
	CONSTRAINT fk_annotation_target_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id)
);
CREATE INDEX ix_annotation_target_actor_id ON annotation_target (actor_id);
CREATE TABLE annotation_via (
	annotation_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	actor_id VARCHAR(36), 
	name TEXT NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_annotation_via PRIMARY KEY (annotation_id, ordinal), 
	CONSTRAINT ck_annotation_via_kind_vocabulary CHECK (kind IN ('agency', 'outlet', 'official', 'unnamed', 'social media', 'other')), 
	CONSTRAINT fk_annotation_via_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id), 
	CONSTRAINT fk_annotation_via_actor_id_actor FOREIGN KEY(actor_id) REFERENCES actor (id)
);
CREATE INDEX ix_annotation_via_actor_id ON annotation_via (actor_id);
CREATE TABLE annotation_topic (
	annotation_id VARCHAR(36) NOT NULL, 
	ordinal INTEGER NOT NULL, 
	topic_id VARCHAR(36) NOT NULL, 
	CONSTRAINT pk_annotation_topic PRIMARY KEY (annotation_id, ordinal), 
	CONSTRAINT fk_annotation_topic_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id), 
	CONSTRAINT fk_annotation_topic_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id)
);
CREATE INDEX ix_annotation_topic_topic_id ON annotation_topic (topic_id);
CREATE TABLE comment (
	article_id VARCHAR(36) NOT NULL, 
	annotation_id VARCHAR(36), 
	answers_id VARCHAR(36), 
	coder_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	resolved BOOLEAN NOT NULL, 
	written VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	revision INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_comment_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id), 
	CONSTRAINT fk_comment_answers_id_comment FOREIGN KEY(answers_id) REFERENCES comment (id), 
	CONSTRAINT fk_comment_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id)
);
CREATE INDEX ix_comment_article_id ON comment (article_id);
CREATE INDEX ix_comment_annotation_id ON comment (annotation_id);
CREATE INDEX ix_comment_answers_id ON comment (answers_id);
CREATE INDEX ix_comment_coder_id ON comment (coder_id);
CREATE TABLE suggestion_decision (
	article_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	annotation_id VARCHAR(36), 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	actor_name TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	decision VARCHAR(40) NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_suggestion_decision PRIMARY KEY (id), 
	CONSTRAINT ck_suggestion_decision_kind_vocabulary CHECK (kind IN ('quote', 'claim', 'demand', 'accusation')), 
	CONSTRAINT ck_suggestion_decision_decision_vocabulary CHECK (decision IN ('accepted', 'corrected', 'rejected')), 
	CONSTRAINT fk_suggestion_decision_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_suggestion_decision_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id), 
	CONSTRAINT fk_suggestion_decision_annotation_id_annotation FOREIGN KEY(annotation_id) REFERENCES annotation (id)
);
CREATE INDEX ix_suggestion_decision_coder_id ON suggestion_decision (coder_id);
CREATE INDEX ix_suggestion_decision_article_id ON suggestion_decision (article_id);
CREATE INDEX ix_suggestion_decision_annotation_id ON suggestion_decision (annotation_id);
CREATE TABLE adjudication_decision (
	article_id VARCHAR(36) NOT NULL, 
	coder_id VARCHAR(36) NOT NULL, 
	first_id VARCHAR(36), 
	second_id VARCHAR(36), 
	result_id VARCHAR(36), 
	reason TEXT NOT NULL, 
	at VARCHAR(32) NOT NULL, 
	id VARCHAR(36) NOT NULL, 
	sequence INTEGER NOT NULL, 
	CONSTRAINT pk_adjudication_decision PRIMARY KEY (id), 
	CONSTRAINT fk_adjudication_decision_article_id_article FOREIGN KEY(article_id) REFERENCES article (id), 
	CONSTRAINT fk_adjudication_decision_coder_id_coder FOREIGN KEY(coder_id) REFERENCES coder (id), 
	CONSTRAINT fk_adjudication_decision_first_id_annotation FOREIGN KEY(first_id) REFERENCES annotation (id), 
	CONSTRAINT fk_adjudication_decision_second_id_annotation FOREIGN KEY(second_id) REFERENCES annotation (id), 
	CONSTRAINT fk_adjudication_decision_result_id_annotation FOREIGN KEY(result_id) REFERENCES annotation (id)
);
CREATE INDEX ix_adjudication_decision_article_id ON adjudication_decision (article_id);
CREATE INDEX ix_adjudication_decision_first_id ON adjudication_decision (first_id);
CREATE INDEX ix_adjudication_decision_coder_id ON adjudication_decision (coder_id);
CREATE INDEX ix_adjudication_decision_result_id ON adjudication_decision (result_id);
CREATE INDEX ix_adjudication_decision_second_id ON adjudication_decision (second_id);
CREATE VIRTUAL TABLE document_words USING fts5(title, text, content='', tokenize='ascii');
