"""The plan of a story: which events in which order, with whose words and pictures. A person writes it."""

import json
import tomllib
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline.errors import InputError

__all__ = ["PlannedSlide", "StoryPlan", "read_plan", "write_plan"]


class PlannedSlide(BaseModel):
    """One event, as the author wants it told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event: str = Field(description="its id, or that of a member")
    title: str | None = Field(default=None, description="instead of the event's own")
    words: str = Field(default="", description="the author's; an empty line parts paragraphs")
    picture: str | None = Field(default=None, description="a PNG, JPEG or WebP file, from the plan's folder")
    alt: str = Field(default="", description="what the picture shows, for those who do not see it")
    credit: str = Field(default="", description="whose picture it is")


class StoryPlan(BaseModel):
    """The slides in their order, and what stands before them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    lead: str = ""
    by: str = Field(default="", description="the author")
    slide: tuple[PlannedSlide, ...] = Field(min_length=1)


def read_plan(text: str, *, where: str) -> StoryPlan:
    """A plan from its TOML.

    Raises: InputError, with the first thing that is wrong in it
    """
    try:
        return StoryPlan.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InputError("a plan in TOML with [[slide]] tables", got=str(error), where=where) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        got = f"{place}: {first['msg']}"
        hint = f"a slide has {', '.join(PlannedSlide.model_fields)}; event must be there"
        raise InputError("a plan with [[slide]] tables", got=got, where=where, hint=hint) from error


_HEAD = """\
# A story: edit it, then  timeline export --store STORE --as story --plan THIS_FILE -o story.html
# The slides stand in the order of the page. Only event must be there. Else: title instead of the event's own, words of
# yours (an empty line parts paragraphs), picture (PNG, JPEG or WebP, from this folder) with alt and credit.

"""


def write_plan(plan: StoryPlan, titles: Mapping[str, str]) -> str:
    """A plan as TOML for people to edit; ``titles`` are those of the events, by id.

    >>> plan = StoryPlan(title="Talks", slide=(PlannedSlide(event="e-1", words="They met."),))
    >>> read_plan(write_plan(plan, {"e-1": "A meeting"}), where="plan.toml") == plan
    True
    """
    parts = [_HEAD, *(_line(name, getattr(plan, name)) for name in ("title", "lead", "by"))]
    for slide in plan.slide:
        title = "".join(letter if letter.isprintable() else " " for letter in titles.get(slide.event, ""))
        parts.append(
            f"\n[[slide]]  # {title}".rstrip() + "\n" + _line("event", slide.event) + _line("words", slide.words)
        )
        parts += [
            _line(name, value) for name in ("title", "picture", "alt", "credit") if (value := getattr(slide, name))
        ]
    return "".join(parts)


def _line(name: str, value: str | None) -> str:
    """A string of JSON is one of TOML, but for a DEL, which TOML has escaped."""
    text = json.dumps(value or "", ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{name} = {text}\n"
