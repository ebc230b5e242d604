"""The review desk: a store's chronology in the browser, accepted, corrected and signed off by its analyst.

What comes in are requests of pages that this room itself hands out; what goes out are decisions in the store, each with
its author and time, and the events as they follow.  Nothing is extracted here, and no field is read here: typed words
go to ``typed_fields``, decisions to ``live_chronology``.

`asking` says what a page may ask for, `desk` answers it, `ranking` puts first what most deserves a look, `event_view`
is an event with its evidence, `guard` keeps other sites out, `routes` joins them; `assets/` is the page.
"""

from timeline.serve.desk import Desk
from timeline.serve.guard import Guard
from timeline.serve.routes import make_app
from timeline.serve.running import run

__all__ = ["Desk", "Guard", "make_app", "run"]
