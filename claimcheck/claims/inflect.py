"""The past forms of English verbs, for readings of participle clauses ("killing five" is read "five were killed")."""

from __future__ import annotations

_IRREGULAR = dict(
    pair.split(":")
    for pair in """be:was become:became begin:began bind:bound bite:bit bleed:bled blow:blew break:broke bring:brought
    build:built burn:burned buy:bought catch:caught choose:chose come:came cost:cost cut:cut deal:dealt do:did draw:drew
    drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled fling:flung fly:flew
    forbid:forbade forget:forgot forgive:forgave freeze:froze get:got give:gave go:went grow:grew hang:hung have:had
    hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept know:knew lay:laid lead:led leave:left lend:lent let:let
    lie:lay light:lit lose:lost make:made mean:meant meet:met overtake:overtook pay:paid put:put quit:quit read:read
    ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought sell:sold send:sent set:set shake:shook
    shed:shed shine:shone shoot:shot shut:shut sing:sang sink:sank sit:sat sleep:slept speak:spoke spend:spent
    split:split spread:spread spring:sprang stand:stood steal:stole stick:stuck strike:struck swear:swore sweep:swept
    swim:swam swing:swung take:took teach:taught tear:tore tell:told think:thought throw:threw undergo:underwent
    understand:understood undertake:undertook wake:woke wear:wore win:won withdraw:withdrew write:wrote""".split()
)
_DOUBLING = frozenset(
    """admit ban commit drop grab net nod pin plan plot refer rip rob ship shop slip spot step stop strip trap trim
    wrap""".split()
)

_PARTICIPLES = dict(
    pair.split(":")
    for pair in """be:been become:become begin:begun bite:bitten blow:blown break:broken choose:chosen come:come do:done
    draw:drawn drink:drunk drive:driven eat:eaten fall:fallen fly:flown forbid:forbidden forget:forgotten
    forgive:forgiven freeze:frozen give:given go:gone grow:grown hide:hidden know:known lie:lain overtake:overtaken
    ride:ridden ring:rung rise:risen run:run see:seen shake:shaken sing:sung sink:sunk speak:spoken spring:sprung
    steal:stolen swear:sworn swim:swum take:taken tear:torn throw:thrown undergo:undergone undertake:undertaken
    wake:woken wear:worn withdraw:withdrawn write:written""".split()
)


def participle(lemma: str) -> str:
    """Return the past participle of a verb.

    Args:
        lemma: the infinitive, lower case.

    Returns:
        The participle; the past form where it is the same.
    """
    return _PARTICIPLES.get(lemma) or past(lemma)


def past(lemma: str) -> str:
    """Return the simple past of a verb.

    Args:
        lemma: the infinitive, lower case.

    Returns:
        The past form; regular rules where the verb is in no list.
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return lemma[:-1] + "ied"
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"
