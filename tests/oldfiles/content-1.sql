-- What a project of schema version 1 held: two articles, four statements, the last one undone. Never edited.
PRAGMA foreign_keys = OFF;
INSERT INTO "actor" VALUES('Mira Tolland','mira tolland','person','','','','','','',NULL,'2026-11-25T21:32:27.333Z','dd021cbf-39ad-4682-9944-ff6796f4c902',2);
INSERT INTO "actor" VALUES('Harbour Union','harbour union','person','','','','','','',NULL,'2026-11-25T21:32:27.346Z','1b61269c-43a5-4cda-b737-a7aff7516fa0',3);
INSERT INTO "actor" VALUES('the council','the council','person','','','','','','',NULL,'2026-11-25T21:32:27.346Z','0da10837-0df8-40ec-8235-40ce1fc118a0',3);
INSERT INTO "annotation" VALUES('d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','112d488f-49f1-4170-a436-147d09b23be9','1cc3bd6a-0818-45c7-8c75-106c5773c747','a5b4abef-b3fd-46ce-8169-0766422f48ca','quote','','direct',0,'given','dd021cbf-39ad-4682-9944-ff6796f4c902',2,'','','','','','','','','','','unchecked','','','','Also in the Friday bulletin',0,NULL,'hand','2026-11-25T21:32:27.333Z','2026-11-25T21:32:27.333Z','297f03a5-d005-4a19-985c-d6dac4e82a51',2,2);
INSERT INTO "annotation" VALUES('d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','112d488f-49f1-4170-a436-147d09b23be9','1cc3bd6a-0818-45c7-8c75-106c5773c747','a5b4abef-b3fd-46ce-8169-0766422f48ca','demand','','indirect',0,'given','1b61269c-43a5-4cda-b737-a7aff7516fa0',3,'','','','','','','','','','','unchecked','','','','',0,NULL,'hand','2026-11-25T21:32:27.346Z','2026-11-25T21:32:27.346Z','11cd2b69-66be-4b82-87e8-5c1a073640f7',3,3);
INSERT INTO "annotation" VALUES('71e1ed82-92c1-4fc1-8419-470653d634ba','e5f144b2-715d-40ce-9b68-d4c45dd8fffa','2b0893d8-c2a5-422f-9850-4fdae75e599a','a5b4abef-b3fd-46ce-8169-0766422f48ca','claim','','indirect',0,'unattributed',NULL,0,'','','','','','','','','','','unchecked','','','','',0,NULL,'hand','2026-11-25T21:32:27.351Z','2026-11-25T21:32:27.351Z','005217ad-5203-4a34-bbf3-9aa32b9fd857',4,4);
INSERT INTO "annotation_part" VALUES('297f03a5-d005-4a19-985c-d6dac4e82a51',0,0,33,'“We will reopen the quay by May,”','',' said Mira Tolland, the harbour ');
INSERT INTO "annotation_part" VALUES('11cd2b69-66be-4b82-87e8-5c1a073640f7',0,89,153,'The Harbour Union urged the council to publish the toll figures.','harbour master of Port Kellin.

','');
INSERT INTO "annotation_part" VALUES('005217ad-5203-4a34-bbf3-9aa32b9fd857',0,49,81,'قال المتحدث إن المحادثات ستستمر.','at its patrol had fired first.

','');
INSERT INTO "annotation_set" VALUES('d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','e71877f7-e1ed-46ad-b616-2c6efbcef882','returned','2026-11-25T21:32:27.333Z','1cc3bd6a-0818-45c7-8c75-106c5773c747',6);
INSERT INTO "annotation_set" VALUES('71e1ed82-92c1-4fc1-8419-470653d634ba','e71877f7-e1ed-46ad-b616-2c6efbcef882','in coding','2026-11-25T21:32:27.351Z','2b0893d8-c2a5-422f-9850-4fdae75e599a',4);
INSERT INTO "annotation_target" VALUES('11cd2b69-66be-4b82-87e8-5c1a073640f7',0,'0da10837-0df8-40ec-8235-40ce1fc118a0','addressee');
INSERT INTO "article" VALUES('Quay to reopen','The Kellin Courier','','','','','','','','','','en','ltr','excerpt',NULL,NULL,'','text/plain','','2026-11-25',1,'2026-11-25T21:32:27.323Z','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba',1);
INSERT INTO "article" VALUES('Talks in the strait','','','','','','','','','','','','ltr','excerpt',NULL,NULL,'','text/plain','','2026-11-25',2,'2026-11-25T21:32:27.323Z','71e1ed82-92c1-4fc1-8419-470653d634ba',1);
INSERT INTO "article_version" VALUES('d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba',1,'df974ee89aed9d63423e402de3698aa0a50d73190e390047923d81c3f398b43f','554af92bd877a41c9a10a9c5bf2c4dc8626147c9bee59cb8096b3041a3593ead','pasted text','text/plain','utf-8',1,NULL,'2026-11-25T21:32:27.323Z','112d488f-49f1-4170-a436-147d09b23be9');
INSERT INTO "article_version" VALUES('71e1ed82-92c1-4fc1-8419-470653d634ba',1,'3ed2d21ea010d19400552a2d326981959f7adf1d995d41b4b5a497704ba4234e','069024bf4302c3294afa692f4f712e0742453bfe1e1ee537f9b85ef62e1e3976','pasted text','text/plain','utf-8',1,NULL,'2026-11-25T21:32:27.323Z','e5f144b2-715d-40ce-9b68-d4c45dd8fffa');
INSERT INTO "codebook_version" VALUES(1,'1','# The coding guideline on one page, and twenty borderline cases. Each project keeps the version
# it was begun with, so that a statement can be read by the rules it was coded under.

version = "1"

[what]
mark = "Mark a passage when the article gives somebody other than its author words or a position."
leave = "Leave the author''s own background unmarked, and the headline too: it only sums up."
unsure = "Unsure whether it is an accusation or a demand at all? Keep quote or claim, whichever the marks decide, set certainty to low and flag it. No doubt stays unmarked and unflagged."

[span]
sentence = "Take the whole sentence."
clause = "Where one sentence holds two actors or two kinds, take the clause that says the thing: without the speaker, the verb of saying, “that”, when and where it was said, and what the author adds behind it. Clauses joined by “and” under one verb of saying stay together."
quotation = "Of direct speech take the quotation with its marks and leave the sentence round it. Quoted words inside a paraphrase stay in the span with their marks."
parts = "A quotation broken by “she said” is one annotation in two parts."
paragraphs = "A quotation that leaves its marks open at the end of a paragraph goes on: one annotation. Marks that close and open again make two. A quotation without a verb of saying belongs to the actor of the paragraph before it."

# Asked in this order; the first yes decides the kind.

[[kind]]
name = "accusation"
letter = "A"
question = "Does the actor state that a party one can name did wrong, or is to blame for harm?"
definition = "A stated charge or blame."
then = "Enter that party as target."
border = "A wrong only implied by a demand (“end the blockade”) leaves it a demand, with accusation as secondary kind."

[[kind]]
name = "demand"
letter = "D"
question = "Does the actor want somebody to act, stop, change or allow something?"
definition = "A request, call, order or condition put to others: asks, urges, calls for, must, should."
then = "Enter the addressee as target if the text gives one."
border = "What an actor will do himself is a claim, a threat included."

[[kind]]
name = "quote"
letter = "Q"
question = "Is it full direct speech in quotation marks, worth keeping word for word?"
definition = "The actor''s own words and nothing else, neither accusing nor demanding."
then = "If it also says what is true, good, bad, planned or likely, add claim as secondary kind."
border = "Single quoted words in a paraphrase make it a claim that is also a quote."

[[kind]]
name = "claim"
letter = "C"
question = "Is it reported, or only partly quoted, that the actor holds something true, good, bad, planned or likely, or denies it?"
definition = "What the actor is said to hold, in the author''s wording."
then = "Give a denial the modality denial."
border = "A denial accuses nobody."

[secondary]
rule = "A passage that is also one of the others gets that as secondary kind; it is never annotated twice for two kinds."
filled_in = "The form (direct, mixed or indirect) and, wherever words are quoted, the secondary kind quote are filled in. Correct them where they are wrong."

[actor]
who = "The party whose position it is, in the role held on that day. Resolve “he” and a bare surname to the person, “the source” to the unnamed source."
spokesperson = "A spokesperson is the actor, the organisation is the affiliation. The organisation is the actor only where no person is named."
unnamed = "An unnamed voice is an actor of type unnamed; keep the article''s words for it as descriptor."
nobody = "Where the article gives nobody, choose unattributed. Open is for what you have yet to decide."
together = "Two parties who speak together are two actors of one annotation."
via = "Everyone the words passed through on the way, nearest to the actor first. Whoever only passes on what another wants is via; whoever describes another in his own words is the actor."

[counts]
yes = ["denials", "refusals", "conditional threats", "written statements", "posts", "“reportedly” with a named voice"]
no = ["scare quotes", "titles and mottos", "feelings the author describes", "acts and policies without words", "words nobody said", "“no comment”, unless the project codes refusals"]

# What each case holds, as a coder would enter it. A case without annotations is to be left alone;
# "optional" is neither right nor wrong.

[[case]]
sentence = "The transport minister said the bridge at Port Kellin would reopen by May."
why = "An announcement: what the minister will do is no demand."
annotations = [{ kind = "claim", actor = "the transport minister" }]

[[case]]
sentence = "“The bridge will reopen by May,” said the minister."
why = "Full direct speech that neither accuses nor demands."
annotations = [{ kind = "quote", also = ["claim"], actor = "the minister", words = "“The bridge will reopen by May,”" }]

[[case]]
sentence = "“I have not slept since Tuesday,” the harbour master told reporters."
why = "A quote if it is worth keeping word for word; it makes no claim about the matter."
annotations = [{ kind = "quote", actor = "the harbour master", words = "“I have not slept since Tuesday,”", optional = true }]

[[case]]
sentence = "The Harbour Union urged the city council to publish the toll figures."
why = "It wants somebody to act, and the text says whom."
annotations = [{ kind = "demand", actor = "the Harbour Union", targets = ["the city council"] }]

[[case]]
sentence = "The union said the council “must stop hiding” the toll figures."
why = "The wrong is implied in the demand, not stated: accusation is the secondary kind."
annotations = [{ kind = "demand", also = ["accusation", "quote"], actor = "the union", targets = ["the council"] }]

[[case]]
sentence = "The minister criticised the new tariff as clumsy."
why = "A judgement on a thing: no wrong, and nobody who did it."
annotations = [{ kind = "claim", actor = "the minister" }]

[[case]]
sentence = "The minister condemned the council for falsifying the tariff."
why = "The wrong is stated, and so is who did it."
annotations = [{ kind = "accusation", actor = "the minister", targets = ["the council"] }]

[[case]]
sentence = "Varland denied that its patrol had fired first."
why = "A denial says that something is not so and accuses nobody."
annotations = [{ kind = "claim", modality = "denial", actor = "Varland" }]

[[case]]
sentence = "Varland denied firing first and said the coast guard of Ondria had."
why = "Two kinds in one sentence: each clause on its own."
annotations = [
    { kind = "claim", modality = "denial", actor = "Varland", words = "firing first" },
    { kind = "accusation", actor = "Varland", targets = ["Ondria"], words = "the coast guard of Ondria had" },
]

[[case]]
sentence = "If Ondria closes the strait, Varland will answer in kind, the admiral warned."
why = "A threat says what the speaker will do."
annotations = [{ kind = "claim", modality = "conditional", actor = "the admiral" }]

[[case]]
sentence = "According to a person briefed on the talks, Ondria wants the strait reopened by Sunday."
why = "The person only passes on what Ondria wants, and so is via."
annotations = [{ kind = "demand", actor = "Ondria", via = ["a person briefed on the talks"] }]

[[case]]
sentence = "A person briefed on the talks said Ondria was growing impatient."
why = "The person describes Ondria; Ondria asks for nothing here."
annotations = [{ kind = "claim", actor = "a person briefed on the talks" }]

[[case]]
sentence = "The agency KVP quoted the admiral as telling state radio that the fleet “is ready”."
why = "The words went from the admiral to the radio and from there to the agency."
annotations = [{ kind = "claim", also = ["quote"], actor = "the admiral", via = ["state radio", "KVP"] }]

[[case]]
sentence = "The so-called “peace fleet” left Port Kellin at dawn."
why = "Scare quotes of the author''s."
annotations = []

[[case]]
sentence = "Thousands marched in Port Kellin on Friday."
why = "An act without words."
annotations = []

[[case]]
sentence = "Thousands marched, chanting “open the books”."
why = "The chant demands something; it has an addressee only if the text names one."
annotations = [{ kind = "demand", also = ["quote"], actor = "marchers in Port Kellin", words = "“open the books”" }]

[[case]]
sentence = "The court ruled that the tariff was unlawful."
why = "A ruling is words."
annotations = [{ kind = "claim", actor = "the court" }]

[[case]]
sentence = "The report shows that tolls rose by a third."
why = "The report''s author is the actor if the article names one, else the report."
annotations = [{ kind = "claim", actor = "the report" }]

[[case]]
sentence = "The council declined to comment."
why = "Marked only in a project that codes refusals."
annotations = []

[[case]]
sentence = "The minister said the mayor should resign, adding that he had misled the house."
why = "Two kinds in one sentence, both aimed at the mayor."
annotations = [
    { kind = "demand", actor = "the minister", targets = ["the mayor"], words = "the mayor should resign" },
    { kind = "accusation", actor = "the minister", targets = ["the mayor"], words = "he had misled the house" },
]
','2026-11-25T21:32:27.278Z','a5b4abef-b3fd-46ce-8169-0766422f48ca');
INSERT INTO "coder" VALUES('Ada','analyst','2026-11-25T21:32:27.323Z','e71877f7-e1ed-46ad-b616-2c6efbcef882');
INSERT INTO "comment" VALUES('d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba',NULL,NULL,'e71877f7-e1ed-46ad-b616-2c6efbcef882','Look at the tolls again',0,'2026-11-25T21:32:27.360Z','a192f9f3-9ef2-4eb3-b790-a1ecf461e128',6,6);
INSERT INTO "journal_entry" VALUES(1,'edit','Import 2 articles','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.323Z',NULL,1,NULL,NULL,'6573a0abea22ba0c585c17212a700b3830a890262669516587efcdf6b3876cea');
INSERT INTO "journal_entry" VALUES(2,'edit','Add quote','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.333Z',NULL,2,NULL,1,'b124250cdadc5712eb57cc09bd2dd094956f49df4982d41026c070e7f6e279e9');
INSERT INTO "journal_entry" VALUES(3,'edit','Add demand','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.346Z',NULL,3,NULL,2,'fc93768905392e4406f394af388c28e5dc1a0e39566ee14bb8356fa97ece7848');
INSERT INTO "journal_entry" VALUES(4,'edit','Add claim','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.351Z',NULL,4,NULL,3,'ab8f826a417f7a9a67e36d622a22ee9b5d934a8abb99bc7adbe8ac5a460df4c1');
INSERT INTO "journal_entry" VALUES(5,'edit','Submit article','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.353Z',NULL,5,NULL,4,'0eb1a9f9678409b94774b2724d6d042d758a741a9189b64b41e6ed5c2cfb2047');
INSERT INTO "journal_entry" VALUES(6,'edit','Return article','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.360Z',NULL,6,NULL,5,'621350ebfc3bd1981ddb98df808aeaa5634293cbbd7ab892f27ac43aee5f489e');
INSERT INTO "journal_entry" VALUES(7,'edit','Add claim','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.363Z',NULL,7,NULL,6,'4b51b6c6df4a43bf8aac77aa5daaef768ada37dccddb9e4ad5d5e07b1e9f672d');
INSERT INTO "journal_entry" VALUES(8,'undo','Add claim','e71877f7-e1ed-46ad-b616-2c6efbcef882','2026-11-25T21:32:27.365Z',7,6,8,NULL,'f003175950e33aea0329ce606200a37dc8f37c21cedd17ae5610b7a16e91bcfc');
INSERT INTO "journal_row" VALUES(1,0,'article','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','','{"accession":"","added":"2026-11-25T21:32:27.323Z","agency":"","author":"","copyright":"","date_published":"","direction":"ltr","family":null,"id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","import_kind":"text/plain","import_notes":"","language":"en","outlet":"The Kellin Courier","page":"","place":1,"priority":null,"read_on":"2026-11-25","republished_from":"","rights":"excerpt","section":"","title":"Quay to reopen","triage":"","url":""}');
INSERT INTO "journal_row" VALUES(1,1,'article','71e1ed82-92c1-4fc1-8419-470653d634ba','','{"accession":"","added":"2026-11-25T21:32:27.323Z","agency":"","author":"","copyright":"","date_published":"","direction":"ltr","family":null,"id":"71e1ed82-92c1-4fc1-8419-470653d634ba","import_kind":"text/plain","import_notes":"","language":"","outlet":"","page":"","place":2,"priority":null,"read_on":"2026-11-25","republished_from":"","rights":"excerpt","section":"","title":"Talks in the strait","triage":"","url":""}');
INSERT INTO "journal_row" VALUES(1,2,'article_version','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','','{"added":"2026-11-25T21:32:27.323Z","article_id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","corrects_id":null,"encoding":"utf-8","id":"112d488f-49f1-4170-a436-147d09b23be9","media_type":"text/plain","normaliser":1,"number":1,"original_name":"pasted text","original_sha256":"554af92bd877a41c9a10a9c5bf2c4dc8626147c9bee59cb8096b3041a3593ead","text_sha256":"df974ee89aed9d63423e402de3698aa0a50d73190e390047923d81c3f398b43f"}');
INSERT INTO "journal_row" VALUES(1,3,'article_version','71e1ed82-92c1-4fc1-8419-470653d634ba','','{"added":"2026-11-25T21:32:27.323Z","article_id":"71e1ed82-92c1-4fc1-8419-470653d634ba","corrects_id":null,"encoding":"utf-8","id":"e5f144b2-715d-40ce-9b68-d4c45dd8fffa","media_type":"text/plain","normaliser":1,"number":1,"original_name":"pasted text","original_sha256":"069024bf4302c3294afa692f4f712e0742453bfe1e1ee537f9b85ef62e1e3976","text_sha256":"3ed2d21ea010d19400552a2d326981959f7adf1d995d41b4b5a497704ba4234e"}');
INSERT INTO "journal_row" VALUES(2,0,'annotation_set','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','','{"added":"2026-11-25T21:32:27.333Z","article_id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","coder_id":"e71877f7-e1ed-46ad-b616-2c6efbcef882","id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","state":"in coding"}');
INSERT INTO "journal_row" VALUES(2,1,'actor','dd021cbf-39ad-4682-9944-ff6796f4c902','','{"added":"2026-11-25T21:32:27.333Z","colour":"","country":"","external_id":"","folded":"mira tolland","id":"dd021cbf-39ad-4682-9944-ff6796f4c902","merged_into_id":null,"name":"Mira Tolland","native_name":"","note":"","short_name":"","type":"person"}');
INSERT INTO "journal_row" VALUES(2,2,'annotation','297f03a5-d005-4a19-985c-d6dac4e82a51','','{"actor_chosen":2,"actor_id":"dd021cbf-39ad-4682-9944-ff6796f4c902","actor_state":"given","also":"","article_id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","certainty":"","codebook_version_id":"a5b4abef-b3fd-46ce-8169-0766422f48ca","created":"2026-11-25T21:32:27.333Z","credibility":"","date_said":"","date_said_precision":"","descriptor":"","flagged":false,"form":"direct","form_is_corrected":false,"id":"297f03a5-d005-4a19-985c-d6dac4e82a51","kind":"quote","modality":"","note":"Also in the Friday bulletin","origin":"hand","paraphrase":"","place":"","reliability":"","same_as":null,"sequence":2,"set_id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","stance":"","subtype":"","translation":"","updated":"2026-11-25T21:32:27.333Z","verification":"unchecked","verification_note":"","version_id":"112d488f-49f1-4170-a436-147d09b23be9"}');
INSERT INTO "journal_row" VALUES(2,3,'annotation_part','297f03a5-d005-4a19-985c-d6dac4e82a51','','{"annotation_id":"297f03a5-d005-4a19-985c-d6dac4e82a51","end":33,"exact":"“We will reopen the quay by May,”","ordinal":0,"prefix":"","start":0,"suffix":" said Mira Tolland, the harbour "}');
INSERT INTO "journal_row" VALUES(3,0,'actor','1b61269c-43a5-4cda-b737-a7aff7516fa0','','{"added":"2026-11-25T21:32:27.346Z","colour":"","country":"","external_id":"","folded":"harbour union","id":"1b61269c-43a5-4cda-b737-a7aff7516fa0","merged_into_id":null,"name":"Harbour Union","native_name":"","note":"","short_name":"","type":"person"}');
INSERT INTO "journal_row" VALUES(3,1,'annotation','11cd2b69-66be-4b82-87e8-5c1a073640f7','','{"actor_chosen":3,"actor_id":"1b61269c-43a5-4cda-b737-a7aff7516fa0","actor_state":"given","also":"","article_id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","certainty":"","codebook_version_id":"a5b4abef-b3fd-46ce-8169-0766422f48ca","created":"2026-11-25T21:32:27.346Z","credibility":"","date_said":"","date_said_precision":"","descriptor":"","flagged":false,"form":"indirect","form_is_corrected":false,"id":"11cd2b69-66be-4b82-87e8-5c1a073640f7","kind":"demand","modality":"","note":"","origin":"hand","paraphrase":"","place":"","reliability":"","same_as":null,"sequence":3,"set_id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","stance":"","subtype":"","translation":"","updated":"2026-11-25T21:32:27.346Z","verification":"unchecked","verification_note":"","version_id":"112d488f-49f1-4170-a436-147d09b23be9"}');
INSERT INTO "journal_row" VALUES(3,2,'annotation_part','11cd2b69-66be-4b82-87e8-5c1a073640f7','','{"annotation_id":"11cd2b69-66be-4b82-87e8-5c1a073640f7","end":153,"exact":"The Harbour Union urged the council to publish the toll figures.","ordinal":0,"prefix":"harbour master of Port Kellin.\n\n","start":89,"suffix":""}');
INSERT INTO "journal_row" VALUES(3,3,'actor','0da10837-0df8-40ec-8235-40ce1fc118a0','','{"added":"2026-11-25T21:32:27.346Z","colour":"","country":"","external_id":"","folded":"the council","id":"0da10837-0df8-40ec-8235-40ce1fc118a0","merged_into_id":null,"name":"the council","native_name":"","note":"","short_name":"","type":"person"}');
INSERT INTO "journal_row" VALUES(3,4,'annotation_target','11cd2b69-66be-4b82-87e8-5c1a073640f7','','{"actor_id":"0da10837-0df8-40ec-8235-40ce1fc118a0","annotation_id":"11cd2b69-66be-4b82-87e8-5c1a073640f7","function":"addressee","ordinal":0}');
INSERT INTO "journal_row" VALUES(4,0,'annotation_set','71e1ed82-92c1-4fc1-8419-470653d634ba','','{"added":"2026-11-25T21:32:27.351Z","article_id":"71e1ed82-92c1-4fc1-8419-470653d634ba","coder_id":"e71877f7-e1ed-46ad-b616-2c6efbcef882","id":"2b0893d8-c2a5-422f-9850-4fdae75e599a","state":"in coding"}');
INSERT INTO "journal_row" VALUES(4,1,'annotation','005217ad-5203-4a34-bbf3-9aa32b9fd857','','{"actor_chosen":0,"actor_id":null,"actor_state":"unattributed","also":"","article_id":"71e1ed82-92c1-4fc1-8419-470653d634ba","certainty":"","codebook_version_id":"a5b4abef-b3fd-46ce-8169-0766422f48ca","created":"2026-11-25T21:32:27.351Z","credibility":"","date_said":"","date_said_precision":"","descriptor":"","flagged":false,"form":"indirect","form_is_corrected":false,"id":"005217ad-5203-4a34-bbf3-9aa32b9fd857","kind":"claim","modality":"","note":"","origin":"hand","paraphrase":"","place":"","reliability":"","same_as":null,"sequence":4,"set_id":"2b0893d8-c2a5-422f-9850-4fdae75e599a","stance":"","subtype":"","translation":"","updated":"2026-11-25T21:32:27.351Z","verification":"unchecked","verification_note":"","version_id":"e5f144b2-715d-40ce-9b68-d4c45dd8fffa"}');
INSERT INTO "journal_row" VALUES(4,2,'annotation_part','005217ad-5203-4a34-bbf3-9aa32b9fd857','','{"annotation_id":"005217ad-5203-4a34-bbf3-9aa32b9fd857","end":81,"exact":"قال المتحدث إن المحادثات ستستمر.","ordinal":0,"prefix":"at its patrol had fired first.\n\n","start":49,"suffix":""}');
INSERT INTO "journal_row" VALUES(5,0,'annotation_set','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','{"id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","state":"in coding"}','{"id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","state":"submitted"}');
INSERT INTO "journal_row" VALUES(5,1,'review_event','','','{"at":"2026-11-25T21:32:27.353Z","coder_id":"e71877f7-e1ed-46ad-b616-2c6efbcef882","from_state":"in coding","id":"6ba1e3e0-2fa6-46e5-935c-38567acc4446","reason":"","sequence":5,"set_id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","to_state":"submitted"}');
INSERT INTO "journal_row" VALUES(6,0,'annotation_set','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','{"id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","state":"submitted"}','{"id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","state":"returned"}');
INSERT INTO "journal_row" VALUES(6,1,'review_event','','','{"at":"2026-11-25T21:32:27.360Z","coder_id":"e71877f7-e1ed-46ad-b616-2c6efbcef882","from_state":"submitted","id":"89fc3e10-15ad-4918-a6d7-d5c0894fddc0","reason":"Look at the tolls again","sequence":6,"set_id":"1cc3bd6a-0818-45c7-8c75-106c5773c747","to_state":"returned"}');
INSERT INTO "journal_row" VALUES(6,2,'comment','d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba','','{"annotation_id":null,"answers_id":null,"article_id":"d77a5d22-6594-4f3f-8eb4-5fc6fb4b06ba","coder_id":"e71877f7-e1ed-46ad-b616-2c6efbcef882","id":"a192f9f3-9ef2-4eb3-b790-a1ecf461e128","resolved":false,"sequence":6,"text":"Look at the tolls again","written":"2026-11-25T21:32:27.360Z"}');
INSERT INTO "journal_row" VALUES(7,0,'actor','f29d2840-7571-46bf-b7fc-f31decfd6e1c','','{"added":"2026-11-25T21:32:27.363Z","colour":"","country":"","external_id":"","folded":"varland","id":"f29d2840-7571-46bf-b7fc-f31decfd6e1c","merged_into_id":null,"name":"Varland","native_name":"","note":"","short_name":"","type":"person"}');
INSERT INTO "journal_row" VALUES(7,1,'annotation','43bde489-4be0-48f3-ac6d-7d159f044141','','{"actor_chosen":7,"actor_id":"f29d2840-7571-46bf-b7fc-f31decfd6e1c","actor_state":"given","also":"","article_id":"71e1ed82-92c1-4fc1-8419-470653d634ba","certainty":"","codebook_version_id":"a5b4abef-b3fd-46ce-8169-0766422f48ca","created":"2026-11-25T21:32:27.363Z","credibility":"","date_said":"","date_said_precision":"","descriptor":"","flagged":false,"form":"indirect","form_is_corrected":false,"id":"43bde489-4be0-48f3-ac6d-7d159f044141","kind":"claim","modality":"","note":"","origin":"hand","paraphrase":"","place":"","reliability":"","same_as":null,"sequence":7,"set_id":"2b0893d8-c2a5-422f-9850-4fdae75e599a","stance":"","subtype":"","translation":"","updated":"2026-11-25T21:32:27.363Z","verification":"unchecked","verification_note":"","version_id":"e5f144b2-715d-40ce-9b68-d4c45dd8fffa"}');
INSERT INTO "journal_row" VALUES(7,2,'annotation_part','43bde489-4be0-48f3-ac6d-7d159f044141','','{"annotation_id":"43bde489-4be0-48f3-ac6d-7d159f044141","end":47,"exact":"Varland denied that its patrol had fired first.","ordinal":0,"prefix":"","start":0,"suffix":"\n\nقال المتحدث إن المحادثات ستستم"}');
INSERT INTO "journal_row" VALUES(8,0,'annotation_part','43bde489-4be0-48f3-ac6d-7d159f044141','{"annotation_id":"43bde489-4be0-48f3-ac6d-7d159f044141","end":47,"exact":"Varland denied that its patrol had fired first.","ordinal":0,"prefix":"","start":0,"suffix":"\n\nقال المتحدث إن المحادثات ستستم"}','');
INSERT INTO "journal_row" VALUES(8,1,'annotation','43bde489-4be0-48f3-ac6d-7d159f044141','{"actor_chosen":7,"actor_id":"f29d2840-7571-46bf-b7fc-f31decfd6e1c","actor_state":"given","also":"","article_id":"71e1ed82-92c1-4fc1-8419-470653d634ba","certainty":"","codebook_version_id":"a5b4abef-b3fd-46ce-8169-0766422f48ca","created":"2026-11-25T21:32:27.363Z","credibility":"","date_said":"","date_said_precision":"","descriptor":"","flagged":false,"form":"indirect","form_is_corrected":false,"id":"43bde489-4be0-48f3-ac6d-7d159f044141","kind":"claim","modality":"","note":"","origin":"hand","paraphrase":"","place":"","reliability":"","same_as":null,"sequence":7,"set_id":"2b0893d8-c2a5-422f-9850-4fdae75e599a","stance":"","subtype":"","translation":"","updated":"2026-11-25T21:32:27.363Z","verification":"unchecked","verification_note":"","version_id":"e5f144b2-715d-40ce-9b68-d4c45dd8fffa"}','');
INSERT INTO "journal_row" VALUES(8,2,'actor','f29d2840-7571-46bf-b7fc-f31decfd6e1c','{"added":"2026-11-25T21:32:27.363Z","colour":"","country":"","external_id":"","folded":"varland","id":"f29d2840-7571-46bf-b7fc-f31decfd6e1c","merged_into_id":null,"name":"Varland","native_name":"","note":"","short_name":"","type":"person"}','');
INSERT INTO "original_bytes" VALUES('554af92bd877a41c9a10a9c5bf2c4dc8626147c9bee59cb8096b3041a3593ead',X'78012D8E410A83401004EFFB8A7E80F8895C024148C090F3AAA30E4C76CCB84BF0E64392CFF992A8F1DA5457F72DF9095161A40305E7CA9E7021110E38693226736E993F0FC29B450E0C71A55E5BB39A50F8295BE62F46CF0D0A368F52457C68B21DEBBD55AB084F3F4632688BAB5A3C36F2FFE0F960EE8135205947CDDEAD35859A65FB37A44A78ECF738AE7EB4DC25A331FF0151614591');
INSERT INTO "original_bytes" VALUES('069024bf4302c3294afa692f4f712e0742453bfe1e1ee537f9b85ef62e1e3976',X'7801358A410A83301045F739C53F81A791EE0712C9608892CC094ADB9B144111112F33B94DC74517FF2DFE7B3DA5B1823324065429C4E2DC834AA2ECE143E6E04D9180A56226295342248F818B196395CEB9F6D4A5BD70A3BD75D55D0FDDA0DFF6F97FBB2EF7675CA19725364BCFEE07C98840BE');
INSERT INTO "project" VALUES('v1','press-annotator 0.1.0','2026-11-25T21:32:27.278Z','617106b8-8498-4be8-b28c-2ed3e785faff');
INSERT INTO "review_event" VALUES('1cc3bd6a-0818-45c7-8c75-106c5773c747','e71877f7-e1ed-46ad-b616-2c6efbcef882','in coding','submitted','','2026-11-25T21:32:27.353Z','6ba1e3e0-2fa6-46e5-935c-38567acc4446',5);
INSERT INTO "review_event" VALUES('1cc3bd6a-0818-45c7-8c75-106c5773c747','e71877f7-e1ed-46ad-b616-2c6efbcef882','submitted','returned','Look at the tolls again','2026-11-25T21:32:27.360Z','89fc3e10-15ad-4918-a6d7-d5c0894fddc0',6);
INSERT INTO "version_text" VALUES('df974ee89aed9d63423e402de3698aa0a50d73190e390047923d81c3f398b43f','“We will reopen the quay by May,” said Mira Tolland, the harbour master of Port Kellin.

The Harbour Union urged the council to publish the toll figures.');
INSERT INTO "version_text" VALUES('3ed2d21ea010d19400552a2d326981959f7adf1d995d41b4b5a497704ba4234e','Varland denied that its patrol had fired first.

قال المتحدث إن المحادثات ستستمر.');
