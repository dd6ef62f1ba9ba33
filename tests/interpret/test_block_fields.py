"""What a block says below its last action."""

from pipeline.interpret.block_fields import lift_block_fields
from pipeline.interpret.tree import Field, Scope, line_of
from tests.builders import document, para


def field(name, text):
    line = line_of(next(document(para(text)).paragraphs()))
    return Field(name, line.passage, [line], label_text=name)


def record(*names):
    return Scope("record", content=[field(name, name) for name in names])


def block(*records):
    return Scope("heading", content=[*records])


def names(scope):
    return [node.name for node in scope.content if isinstance(node, Field)]


def test_a_measure_below_the_last_action_of_every_block_is_the_blocks():
    blocks = [block(record("lead"), record("lead", "success")), block(record("lead"), record("lead", "success"))]
    lift_block_fields(Scope("document", content=[*blocks]))
    assert [names(one) for one in blocks] == [["success"], ["success"]]
    assert [names(one) for b in blocks for one in b.scopes()] == [["lead"]] * 4


def test_a_measure_that_another_action_has_too_stays():
    blocks = [block(record("lead", "success"), record("lead", "success")), block(record("lead"), record("lead", "success"))]
    lift_block_fields(Scope("document", content=[*blocks]))
    assert [names(one) for one in blocks] == [[], []]


def test_one_block_of_two_actions_does_not_tell():
    one = block(record("lead"), record("lead", "success"))
    lift_block_fields(Scope("document", content=[one]))
    assert names(one) == []


def test_a_measure_below_the_last_action_of_few_blocks_is_that_actions():
    blocks = [block(record("lead"), record("lead"), record("lead", "success")), *(block(record("lead")) for _ in range(2))]
    lift_block_fields(Scope("document", content=[*blocks]))
    assert [names(one) for one in blocks] == [[], [], []]
