"""How well scans are read: the plans' first ten pages as pictures at 200 dpi, scored against what their text says.

    python benchmarks/ocr_copies.py FOLDER_OF_PDFS GOLD_DIR SCORE_PY [NAME …]

A plan of ten pages or fewer is scored against its gold answer, a longer one against the reading of the same pages' own text.
Wants the extra `ocr` and the program tesseract; COUNCILPLANS_OCR_CACHE keeps the words between runs.
"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import time
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import extractors
from extractors.limits import Limits
from pipeline.interpret.reading import interpret
from pipeline.interpret.settings import load_settings
from schemas.document import Document

PAGES = 10
DPI = 200


def cut(data: bytes, pages: int) -> bytes:
    """The first pages of a PDF as a PDF."""
    source, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    out.import_pages(source, list(range(min(pages, len(source)))))
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def pictured(data: bytes) -> bytes:
    """The PDF with each page as one JPEG picture, as a scanner's."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        image: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=85)
        jpeg.seek(0)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(jpeg), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(data: bytes) -> tuple[Document, dict[str, Any]]:
    document = extractors.extract(data, "copy.pdf", Limits(ocr_seconds=600.0))
    return document, interpret(document, load_settings("sc-wres", None, None)).plan.model_dump(mode="json")


def main(folder: Path, gold: Path, score: Path, names: list[str], show: int = 8) -> None:
    spec = importlib.util.spec_from_file_location("score", score)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{score} is no Python file.")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for path in sorted(folder.glob("*.pdf")):
        if names and path.stem not in names:
            continue
        data = path.read_bytes()
        whole = len(pypdfium2.PdfDocument(data)) <= PAGES
        first = data if whole else cut(data, PAGES)
        wanted = json.loads((gold / f"{path.stem}.json").read_text("utf-8")) if whole else read(first)[1]
        began = time.perf_counter()
        document, plan = read(pictured(first))
        seconds = time.perf_counter() - began
        Path("out/ocr_copies").mkdir(parents=True, exist_ok=True)
        Path(f"out/ocr_copies/{path.stem}.json").write_text(json.dumps(plan, indent=1, ensure_ascii=False), "utf-8")
        Path(f"out/ocr_copies/{path.stem}.wanted.json").write_text(json.dumps(wanted, indent=1, ensure_ascii=False), "utf-8")
        print(
            f"{path.stem}: {document.format}, {len(document.pages)} pages, {seconds:.1f} s, against {'gold' if whole else 'text'}"
        )
        shares, missed = scorer.score(wanted, plan)
        print("   ", " ".join(f"{name} {share:.3f}" for name, share in shares.items()), flush=True)
        if show:
            print("\n".join(f"      {name}: {miss}" for name in ("actions", "figures") for miss in missed[name][:show]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
