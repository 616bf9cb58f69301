"""Templates as short Python code, for pages on which nothing is amiss.

What Jinja generates asks before every step whether a name, a field or a function is there, so that it can say what is
missing. This generator takes it for granted: a field is Python's own attribute, a function is called, and what an
expression gives is escaped where it stands. Where something is not there such code raises, and the page is rendered
again by Jinja's own code, which knows what to do or what to say (`rendering.Templates`). Where it does not raise, it
does what Jinja's code does, so both give the same bytes.
"""

from __future__ import annotations

import keyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

from briefings.phrases import marked
from briefings.render.templates.brought import is_brought
from briefings.render.templates.parted import names_given

_CONSTANTS = ("site", "t")
"""What all pages have in common holds mappings whose keys templates ask for like fields."""


class UnfitError(Exception):
    """A template uses what this generator leaves to Jinja's own."""


class Generator(CodeGenerator):
    """Generates the code of a template for an environment with ``escaped``, ``show`` and ``macro``."""

    def write_commons(self) -> None:
        """As Jinja does; what puts an expression on the page has a name of its own."""
        super().write_commons()
        self.writeline("escaped, show = environment.escaped, environment.show")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``a.b`` as Python has it; of a mapping of constants as Jinja has it."""
        owner = node.node
        in_constants = isinstance(owner, nodes.Getattr) and _is_named(owner.node, _CONSTANTS)
        if in_constants or not node.attr.isidentifier() or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self._bare(owner, frame)
            self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``a[b]`` as Python has it."""
        if isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self._bare(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(  # noqa: N802 - Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - Jinja's signature
    ) -> None:
        """A call without Jinja between: nothing that templates are given asks for the context."""
        odd = node.dyn_args or node.dyn_kwargs or any(keyword.iskeyword(given.key) for given in node.kwargs)
        if forward_caller or odd:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self._bare(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """As Jinja does, and remembers what it is about."""
        self._tree = node
        self._outermost: Frame | None = None
        super().visit_Template(node, frame)

    def enter_frame(self, frame: Frame) -> None:
        """A template or a block looks up what it is given once, and hands up all that it makes in one piece."""
        if frame.buffer is not None:
            super().enter_frame(frame)
            return
        for name in names_given(self.blocks[frame.block] if frame.block else self._tree):
            frame.symbols.load(name)
        super().enter_frame(frame)
        self.buffer(frame)
        self._outermost = frame

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002 - Jinja's signature
        """The end of a template or a block is where it hands up what it has made."""
        if frame is self._outermost:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A part that Jinja would hand up past what is gathered is left to it.

        Raises:
            UnfitError: for one that is not given the names of the page.
        """
        if not node.with_context:
            raise UnfitError
        super().visit_Include(node, frame)

    def visit_ScopedEvalContextModifier(self, *_: Any) -> None:  # noqa: N802 - Jinja's name
        """``{% autoescape %}``: here everything is escaped.

        Raises:
            UnfitError: always.
        """
        raise UnfitError

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """As Jinja does; what is shown under a condition alone is no words otherwise, and no value that is missing."""
        for shown in node.nodes:
            if isinstance(shown, nodes.CondExpr) and shown.expr2 is None:
                shown.expr2 = nodes.Const("", environment=self.environment)
        super().visit_Output(node, frame)

    def visit_Macro(self, node: nodes.Macro, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """As Jinja does; a macro of another file is shown to blocks if it is asked for, and to nobody else."""
        brought = is_brought(node)
        if brought is None:
            super().visit_Macro(node, frame)
            return
        macro_frame, macro_ref = self.macro_body(node, frame)
        self.newline()
        if brought:
            self.write(f"context.vars[{node.name!r}] = ")
        self.write(f"{frame.symbols.ref(node.name)} = ")
        self.macro_def(macro_ref, macro_frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - Jinja's signature
        """As Jinja does, but for its class."""
        node = macro_ref.node
        names = "".join(f"{argument.name!r}, " for argument in node.args)
        self.write(
            f"environment.macro(environment, macro, {getattr(node, 'name', None)!r}, ({names}), "
            f"{macro_ref.accesses_kwargs!r}, {macro_ref.accesses_varargs!r}, {macro_ref.accesses_caller!r}, True)"
        )

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        self.write("(escaped(shown) if type(shown := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        self.write(") is str and shown.isascii() else shown if type(shown) is Markup else show(shown))")

    def _bare(self, node: nodes.Expr, frame: Frame) -> None:
        """A value of which something is asked that what is absent does not give, so that nobody need look at it."""
        if isinstance(node, nodes.Name) and node.ctx == "load":
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)


class PlainMacro(Macro):
    """A macro that is called with what it names and no more, at the price of one call."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *given: Any, **named: Any) -> str:
        """The macro's HTML."""
        absent = self._argument_count - len(given)
        if named or absent < 0 or not self._is_plain:
            return super().__call__(*given, **named)
        if absent:
            given += (missing,) * absent
        return marked(self._func(*given))


def _is_named(node: nodes.Node, names: tuple[str, ...]) -> bool:
    return isinstance(node, nodes.Name) and node.name in names
