"""Acts in whole sentences, all invented, with the real network: what is said decides where the cue only says it."""

import pytest

from dateline.config import Config
from dateline.model import document_of
from dateline.reading import Reader

SAID = (
    ("The family said they had not yet spoken to him.", "assert"),
    ("Soldiers at the barracks said they had not been paid since May.", "assert"),
    ("The ministry said no ransom had been paid.", "deny"),
    ("Washington said it was deeply disappointed by the vote.", "criticize"),
    ("The rebels said they regretted the decision to expel the aid workers.", "criticize"),
    ("The army said it regretted the deaths of two children.", "assert"),
    ("Analysts said the government was unlikely to survive the week.", "predict"),
    ("German Chancellor Anke Roth said Germany would close the base next year.", "promise"),
    ("“We warn all engineers to leave before Friday,” the Delta Front said.", "request"),
    ("The mayor has told residents to go up to the school.", "request"),
    ("A gendarme warned the drivers to stay away from the bridge.", "request"),
    ("The councils want the leases burned before the talks.", "request"),
    ("The councils want to burn the leases.", "assert"),
    ("“We urge all parties to lay down their arms,” said Oda Brandt of Lantern Aid.", "request"),
    ("“I can confirm that the letter is ours,” said Oda Brandt.", "confirm"),
    ("The Karuni government said it was ready to resume the talks.", "promise"),
    ("The prefect assured the villagers that nobody would be moved.", "promise"),
    ("Oda Brandt said the telephone call never took place.", "deny"),
    ("Oda Brandt told the court that she never saw a list.", "deny"),
    ("The Homeland Guard swore that it had no part in the raid.", "deny"),
    ("The spokesman called the report an invention.", "deny"),
    ("Her lawyer called the arrest grotesque.", "criticize"),
    ("Her lawyer called the arrest a surprise.", "assert"),
    ("The harbour union called the decree a violation of the constitution.", "criticize"),
    ("The harbour union described the ruling as a blow to the port.", "criticize"),
    ("Oda Brandt said the vote was a farce.", "criticize"),
    ("The mayor called the massacre an accident.", "assert"),
    ("The mayor said the attack was a crime.", "assert"),
    ("The envoy described the talks as constructive.", "praise"),
    ("Villagers said soldiers had burned two barns.", "accuse"),
    ("The mayor said four people had been killed by the rebels.", "accuse"),
    ("The Karuni army said rebels broke the truce on Monday.", "accuse"),
    ("The mayor said gunmen had killed four people.", "assert"),
    ("The ministry said the army had killed nine rebels.", "assert"),
    ("The mayor said the army had been attacked.", "assert"),
    ("A spokesman for the Guard said its fighters had nothing to do with the raid.", "deny"),
    ("The ministry said none of its soldiers had been in the valley.", "deny"),
    ("The mayor said the talks were going nowhere.", "assert"),
    ("The minister ruled out talks with the rebels.", "promise"),
    ("The premier ruled out sending troops to the border.", "promise"),
    ("The police ruled out foul play.", "assert"),
    ("The premier announced a commission of inquiry.", "promise"),
    ("The army announced the capture of the town.", "assert"),
    ("The ferry company said it planned to reopen the pier.", "promise"),
    ("The police said the men planned to rob a bank.", "assert"),
    ("The police said they would no longer fire on the strikers.", "promise"),
    ("The rebel commander said his men would march on the capital.", "threaten"),
    ("The union leader said the bakers would march on Monday.", "predict"),
    ("The rebels warned that anyone who voted would lose a finger.", "threaten"),
    ("The interior minister said more police would be deployed.", "promise"),
    ("The interior minister said the government would not postpone the vote.", "promise"),
    ("The interior minister said there would be no talks with the rebels.", "promise"),
    ("Oda Brandt said more police would be deployed.", "predict"),
    ("The rebel leader said the rebels would respect the truce.", "promise"),
    ("The minister said the loan had been repaid and that rates would fall.", "assert"),
    ("The bakers’ union renewed its call for an inquiry.", "request"),
    ("The prefect warned against reprisals.", "request"),
    ("The caller said two teachers would be executed if the plane was stormed.", "threaten"),
    ("The caller said the hostages would die one by one unless the troops left.", "threaten"),
    ("The minister said the patients would die without help.", "predict"),
    ("The caller said nobody would be harmed if the money was paid.", "predict"),
    ("The mutineers warned that the soldiers would take up arms again if the prefect stayed.", "threaten"),
    ("The Reed Army vowed to continue the attacks until the warships left.", "threaten"),
    ("The bakers’ union vowed to continue the talks.", "promise"),
    ("The ministry dismissed the ceasefire as a ploy.", "criticize"),
    ("The ministry dismissed the report as propaganda.", "deny"),
    ("The ministry called the allegation “an old song”.", "deny"),
    ("The ministry called the allegation credible.", "assert"),
    ("The premier called the raid “the kick of a dying animal”.", "criticize"),
    ("The premier called the deal “a first step”.", "assert"),
    ("The rebels warned villagers against voting.", "threaten"),
    ("The army spokesman declined to give details.", "decline_comment"),
    ("The Reed Army rebels said they had attacked the depot.", "claim_responsibility"),
    ("The Karuni army said it had attacked the depot.", "assert"),
    ("The Reed Army rebels said they would open a second front if the hall was stormed.", "threaten"),
    ("The Reed Army rebels said they would release the pilots if the talks began.", "promise"),
    ("The caller said that more buses would burn unless the men were freed.", "threaten"),
    ("The strikers vowed to block the port.", "threaten"),
    ("The envoy believes that a rival of the general was behind the blast.", "accuse"),
)
LEAST_RIGHT = 0.9
"""The rest are errors of syntax and of kinds of entities."""


@pytest.fixture(scope="module")
def found() -> list[str]:
    reader = Reader.load(Config())
    drafts = [reader.draft(document_of(text)) for text, _ in SAID]
    return [draft.statements[0].act if draft.statements else "none" for draft in drafts]


def test_nearly_all_acts_of_invented_sentences_are_right(found: list[str]) -> None:
    wrong = [f"{text} {act}" for (text, right), act in zip(SAID, found, strict=True) if act != right]
    assert 1 - len(wrong) / len(SAID) >= LEAST_RIGHT, "\n".join(wrong)
