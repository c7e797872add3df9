"""Write the golden records of the samples anew: `python tests/golden/make.py`; read the difference first."""

import json
from pathlib import Path

from counterclaim import read

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "samples"


def records() -> dict[str, str]:
    """File name -> the record of one sample, indented, without the text (it stands in the sample) and without paths."""
    out = {}
    for path in sorted(p for p in SAMPLES.iterdir() if p.suffix in {".txt", ".html"}):
        (dossier,) = read(path)
        record = dossier.to_dict()
        head = record["report"]
        assert isinstance(head, dict)
        record["report"] = {k: v for k, v in head.items() if k not in {"text", "path"}}
        out[f"{path.stem}.json"] = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    return out


if __name__ == "__main__":
    for name, text in records().items():
        (HERE / name).write_text(text, encoding="utf-8")
