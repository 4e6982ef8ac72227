"""Hand-written wiring with two lifetimes: Process (as long as the program runs) and Desk (one transaction)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError

from domain.documents import Document
from domain.errors import UsageError
from domain.indicators import Catalogue, Code
from domain.receipts import Receipt
from domain.texts import Span
from domain.units import UnitRegistry
from domain.values import Extraction
from extraction.catalogue import load_catalogue
from prompts.model import LanguageModel
from store.changes import ChangeStore
from store.database import WRITING, open_engine
from store.documents import Account, DocumentStore
from store.exemptions import ExemptionStore
from store.files import FileStore, Inbox
from store.findings import FindingStore, NarrativeStore
from store.jobs import JobStore, WorkerStore
from store.journal import Journal
from store.passages import PassageStore
from store.people import PeopleStore
from store.sessions import AttemptStore, SessionStore, TokenStore
from store.unit_changes import UnitChangeStore
from store.values import ValueStore
from workflow.fact_sheets import FactSheets
from workflow.kept_pictures import KeptPictures
from workflow.settings import Settings
from workflow.unit_book import UnitBook

if TYPE_CHECKING:
    from extraction.from_model import ModelReader
    from extraction.labels import LabelIndex
    from ingest.limited import LimitedReader
    from rag.embedders import Embedder
    from rag.index import VectorIndex
    from workflow.review_book import ReviewBooks

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """The stores on one connection: committed together, or not at all."""

    connection: Connection
    documents: DocumentStore
    values: ValueStore
    findings: FindingStore
    narratives: NarrativeStore
    passages: PassageStore
    journal: Journal
    people: PeopleStore
    sessions: SessionStore
    tokens: TokenStore
    attempts: AttemptStore
    jobs: JobStore
    workers: WorkerStore
    changes: ChangeStore
    sheets: FactSheets | None = None  # of what stands, kept between requests; None for who keeps nothing

    def remembered(self, key: Hashable, read: Callable[[], T]) -> T:
        """What `read` gives, kept between requests until any report is another; nobody may change it."""
        return read() if self.sheets is None else self.sheets.remembered(self.changes, key, read)

    def of_files(self) -> Hashable:
        """Stands in the key of what is remembered of files, their states, and how much was read from them."""
        return None if self.sheets is None else self.sheets.of_files(self.changes)

    def of_made(self) -> Hashable:
        """Stands in the key of what is remembered of values, those that people made among them."""
        return None if self.sheets is None else self.sheets.made_by_people(self.changes)

    def put_reading(self, receipt: Receipt, reading: Extraction, document: Document | None = None) -> None:
        """A report's record with all that was read from it, in place of what was there. document: None leaves it."""
        self.documents.put(receipt, document, Account(reading.others, reading.ignored, reading.unaccounted))
        self.values.replace(receipt.document_id, reading.values)
        self.findings.replace(receipt.document_id, reading.findings)
        self.narratives.replace(receipt.document_id, reading.narratives)


class Process:
    """What is shared by all requests. Heavy parts are made when first asked for.

    once: for a command that asks for one thing and ends. What stands is then read for it, and not laid out for more.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        embedder: Embedder | None = None,
        model: LanguageModel | None = None,
        once: bool = False,
    ) -> None:
        self.settings = settings
        self._once = once
        self._given_embedder = embedder
        self._given_model = model
        self._heavy = RLock()  # requests run in threads, and the model must be loaded once
        self._kept: dict[type, object] = {}

    @cached_property
    def engine(self) -> Engine:
        return open_engine(self.settings.database)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self.settings.files)

    @cached_property
    def inbox(self) -> Inbox:
        """Sent files whose jobs have not ended."""
        return Inbox(self.settings.inbox)

    @cached_property
    def units(self) -> UnitBook:
        return UnitBook(self._unit_changes)

    @property
    def registry(self) -> UnitRegistry:
        """The units as they are now, with what people added to them."""
        return self.units.registry()

    @contextmanager
    def _unit_changes(self) -> Iterator[tuple[UnitChangeStore, ExemptionStore]]:
        with self.desk() as desk:
            yield UnitChangeStore(desk.connection), ExemptionStore(desk.connection)

    @cached_property
    def catalogue(self) -> Catalogue:
        return load_catalogue()

    @property
    def reader(self) -> LimitedReader:
        """Reads files in a child process of limited memory and time."""
        self._reader.know(self.registry)
        return self._reader

    @cached_property
    def _reader(self) -> LimitedReader:
        return self._limited_reader()

    @cached_property
    def painter(self) -> LimitedReader:
        """Prints and shows pages in a child of its own, so that nobody who looks at a page waits for files read."""
        return self._limited_reader()

    @cached_property
    def pictures(self) -> KeptPictures:
        return KeptPictures()

    def _limited_reader(self) -> LimitedReader:
        # The readers' libraries take half a second to import, and most commands read no file.
        from ingest.limited import LimitedReader
        from ingest.limited_worker import ReadLimits

        limits = ReadLimits(wall=self.settings.read_seconds, memory=self.settings.read_megabytes * 1024 * 1024)
        return LimitedReader(self.registry, limits)

    @cached_property
    def labels(self) -> LabelIndex:
        from extraction.labels import LabelIndex  # an untouched draft is checked without it

        return LabelIndex(self.catalogue)

    @cached_property
    def named_in(self) -> Callable[[str], Sequence[tuple[Code, float, Span]]]:
        """Indicators that a text names: code, strength, where. One function, so that what is made of it can be kept."""
        return lambda text: [(hit.code, hit.strength, hit.span) for hit in self.labels.hits(text)]

    @cached_property
    def reviews(self) -> ReviewBooks:
        """The figures to review, kept ready between requests."""
        from workflow.review_book import ReviewBooks  # only the pages need it

        return ReviewBooks(self.catalogue)

    def kept(self, kind: type[K]) -> K:
        """The process's one `kind`, made when first asked for: what is kept ready between requests."""
        with self._heavy:
            if kind not in self._kept:
                self._kept[kind] = kind()
            found = self._kept[kind]
        assert isinstance(found, kind)
        return found

    @cached_property
    def sheets(self) -> FactSheets:
        """What stands, kept ready between requests."""
        return FactSheets(self.catalogue)

    @cached_property
    def language_model(self) -> LanguageModel | None:
        """None unless one is configured: every sentence is then composed by code."""
        # Models bring the reader of reports with them, and most commands ask for neither.
        from workflow.models import language_model_of

        return self._given_model or language_model_of(self.settings)

    @cached_property
    def writing_model(self) -> LanguageModel | None:
        """The model as it words paragraphs of a draft."""
        from workflow.models import writer_of

        return self._given_model or writer_of(self.settings)

    @property
    def second_reader(self) -> ModelReader | None:
        """The model as a reader of reports; None: the rules read alone."""
        from workflow.models import second_reader_of

        return second_reader_of(self.settings, self.language_model)

    @property
    def embedder(self) -> Embedder | None:
        """None when embeddings are switched off."""
        with self._heavy:
            return self._embedder

    @property
    def vectors(self) -> VectorIndex | None:
        with self._heavy:
            return self._vectors

    @cached_property
    def _embedder(self) -> Embedder | None:
        if self._given_embedder is not None:
            return self._given_embedder
        kind, folder = self.settings.embedder, self.settings.model_folder
        if kind == "off":
            return None
        from rag.embedders import HashingEmbedder, SentenceEmbedder  # numpy, which most commands can do without

        if kind == "hashing" or (kind == "auto" and not (folder / "modules.json").is_file()):
            return HashingEmbedder()
        return SentenceEmbedder(folder)

    @cached_property
    def _vectors(self) -> VectorIndex | None:
        if self.embedder is None:
            return None
        from rag.chroma_index import ChromaIndex

        return ChromaIndex(self.settings.index, embedder_name=self.embedder.name)

    @contextmanager
    def desk(self, *, writing: bool = False) -> Iterator[Desk]:
        """One transaction: committed when the block ends, rolled back when it raises. Readers never wait.

        UsageError for what no database column can hold: a NUL character, a number of twenty digits.
        """
        try:
            with self._desk(writing) as desk:
                yield desk
        except (DataError, OverflowError) as error:
            raise UsageError("Nội dung có ký tự hoặc số không lưu được; hãy xem lại rồi gửi lại.") from error

    @contextmanager
    def _desk(self, writing: bool) -> Iterator[Desk]:
        with self.engine.connect().execution_options(**{WRITING: writing}) as connection, connection.begin():
            yield Desk(
                connection,
                DocumentStore(connection),
                ValueStore(connection),
                FindingStore(connection),
                NarrativeStore(connection),
                PassageStore(connection),
                Journal(connection),
                PeopleStore(connection),
                SessionStore(connection),
                TokenStore(connection),
                AttemptStore(connection),
                JobStore(connection),
                WorkerStore(connection),
                ChangeStore(connection, once=not writing),
                None if writing or self._once else self.sheets,
            )

    def close(self) -> None:
        for child in ("_reader", "painter"):
            if child in self.__dict__:
                self.__dict__[child].close()
        if "engine" in self.__dict__:
            self.engine.dispose()
