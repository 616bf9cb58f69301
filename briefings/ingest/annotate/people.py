"""Who is who: the forms of persons' names in one article, and which of them mean one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefings.ingest.annotate.wordlist import word_set

# Family names that stand first. A mention by the first word alone is then the usual short form.
FAMILY_FIRST = word_set("""
    Bai Bao Cai Cao Chai Chen Cheng Chiang Choe Choi Chung Cui Dai Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Geng
    Gong Gu Guo Han Hao He Hong Hou Hu Hua Huang Hwang Jang Jia Jiang Jin Jung Kang Kim Kong Kwon Lai Lei Li Liang
    Liao Lin Ling Liu Long Lu Luo Lü Ma Mao Mei Meng Mo Moon Ngo Nguyen Nguyễn Ni Nie Niu Pak Pan Park Peng Pham Qi
    Qian Qiao Qin Qiu Ren Roh Shao Shen Shi Shin Song Su Sun Tan Tang Tao Tian Tran Tsai Wan Wang Wei Wen Weng Wu Xi
    Xia Xiang Xiao Xie Xing Xiong Xu Xue Yan Yang Yao Ye Yi Yin Yoon You Yu Yuan Yue Zeng Zhai Zhan Zhang Zhao Zheng
    Zhong Zhou Zhu Zou Zuo
    """)

_SUFFIXES = word_set("Jr Jr. Sr Sr. II III IV")
_LONG = 5
_PAIR = 2
_TRIPLE = 3


def groups(forms: Sequence[str]) -> Mapping[str, str | None]:
    """For each form of a person's name the fullest form that means the same person.

    None where two persons of the article share the short form, so that the words alone do not tell who is meant.
    ``forms`` come in order of first mention.
    """
    full = sorted((form for form in forms if len(form.split()) > 1), key=lambda form: -len(form.split()))
    same: dict[str, str | None] = {}
    heads: list[str] = []
    for form in full:
        match = [head for head in heads if is_same(head, form)]
        if len(match) != 1:
            heads.append(form)
        same[form] = match[0] if len(match) == 1 else form
    for form in forms:
        if form not in same:
            same[form] = _only(short_for(form, heads), form)
    return same


def _only(matches: Sequence[str], form: str) -> str | None:
    if not matches:
        return form
    return matches[0] if len(matches) == 1 else None


def short_for(form: str, heads: Iterable[str]) -> list[str]:
    """The full names that a single word may stand for: by the family name, or failing that by the given name."""
    heads = list(heads)
    return [head for head in heads if _family(head) == form] or [head for head in heads if form in _core(head)]


def _core(name: str) -> list[str]:
    words = name.split()
    return words[:-1] if len(words) > _PAIR and words[-1] in _SUFFIXES else words


def _family(name: str) -> str:
    words = _core(name)
    return words[0] if words[0] in FAMILY_FIRST and len(words) <= _TRIPLE else words[-1]


def is_same(one: str, other: str) -> bool:
    """Whether two full names mean one person: a part left out or shortened to an initial, or one letter changed."""
    a, b = _core(one), _core(other)
    if len(a) < len(b):
        a, b = b, a
    if a[-1] == b[-1] and (_is_within(b, a) or _initials_agree(a[:-1], b[:-1])):
        return True
    return is_variant(one, other)


def _is_within(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _initials_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """As in "J. Kerry" and "John Kerry": where one of the first words is an initial, it is the other's."""
    first, second = a[0].rstrip("."), b[0].rstrip(".")
    return min(len(first), len(second)) == 1 and first[0] == second[0]


def is_variant(one: str, other: str) -> bool:
    """Whether two names are one letter apart and else the same: one person, spelled in two ways.

    Of a name of two words the first must be the same: "Julia Smith" and "Julie Smith" are two.
    """
    a, b = one.split(), other.split()
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(a) < _PAIR or len(apart) != 1:
        return False
    x, y = a[apart[0]], b[apart[0]]
    if min(len(x), len(y)) < _LONG or (len(a) == _PAIR and apart[0] == 0):
        return False
    return _one_letter_apart(x, y)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was changed, added or left out."""
    short, long = sorted((one, other), key=len)
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(long) - len(short) > 1:
        return False
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
