"""The verb that prints the guideline a project is coded by."""

import argparse

from annotator.cli import documents
from annotator.cli.printing import print_json, print_line, say
from annotator.cli.terms import opened
from annotator.domain.guideline import Case, Guideline, KindRule, Section, cases_matching
from annotator.editing.guideline import guideline_of
from annotator.errors import ExitCode

_INDENT = "  "


def guideline(chosen: argparse.Namespace) -> int:
    """Print the guideline, or only the cases that hold the words asked for."""
    rules = _rules(chosen)
    cases = cases_matching(rules, chosen.case)
    if chosen.case and not cases:
        say(f"No case holds “{chosen.case}”.")
    if chosen.json:
        print_json(documents.guideline(rules, cases))
        return ExitCode.DONE
    if not chosen.case:
        _print_rules(rules)
    for case in cases:
        _print_case(case)
    return ExitCode.DONE


def _rules(chosen: argparse.Namespace) -> Guideline:
    if chosen.project is None:
        return guideline_of(None)
    with opened(chosen) as project:
        return guideline_of(project)


def _print_rules(rules: Guideline) -> None:
    for section in rules.before:
        _print_section(section)
    if rules.kinds:
        print_line("Questions, in this order; the first yes decides")
        for number, rule in enumerate(rules.kinds, 1):
            _print_kind(number, rule)
        print_line()
    for section in rules.after:
        _print_section(section)
    if rules.cases:
        print_line("Borderline cases")


def _print_section(section: Section) -> None:
    print_line(section.heading)
    for sentence in section.sentences:
        print_line(_INDENT + sentence)
    print_line()


def _print_kind(number: int, rule: KindRule) -> None:
    print_line(f"{_INDENT}{number}. {rule.kind.capitalize()}: {rule.question}")
    for sentence in filter(None, (rule.definition, rule.then, rule.border)):
        print_line(f"{_INDENT}   {sentence}")


def _print_case(case: Case) -> None:
    print_line(case.sentence)
    for summary in case.summaries:
        print_line(f"{_INDENT}→ {summary}")
    if case.why:
        print_line(_INDENT + case.why)
