"""A page that tries to get something run in every field that is shown."""

_SCRIPT = "<script>window.owned=1</script>"
_IMAGE = '<img src=x onerror="window.owned=1">'
_BIDI = "\u202egnp.exe"


def hostile_page() -> str:
    """Return HTML whose fields, text, quotations, captions and links are markup once they are unescaped."""

    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

    script, image = escaped(_SCRIPT), escaped(_IMAGE)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ministers meet in Accra {script}</title>
<meta property="og:title" content="Ministers meet in Accra {script}">
<meta property="og:site_name" content="Volta Lantern {image}">
<meta name="author" content="Ama {script} Boateng">
<link rel="canonical" href="javascript:window.owned=1">
<meta property="article:published_time" content="2024-05-03T08:00:00Z"></head><body>
<article><h1>Ministers meet in Accra {script}</h1>
<p>By Ama {image} Boateng</p>
<p>Foreign Minister Kwesi Mensah {script} met Foreign Minister Binta Sow in Accra on Thursday, and both spoke of
fishing rights {image} along the coast that their two countries share {_BIDI}.</p>
<p>“We agreed on every point {script} and will sign in June,” Mensah said after the meeting, which lasted two hours.</p>
<p>Trade between the two countries grew to $2.4 billion {image} last year, the ministry said in a statement.</p>
<p><a href="javascript:window.owned=1">Mensah</a> will travel to Dakar {script} on 12 June for the signing.</p>
<figure><img src="a.png" alt="{image}">
<figcaption>The ministers {script} shake hands. Photo: {image}</figcaption></figure>
<svg onload="window.owned=1"><text>Accra</text></svg>
</article></body></html>"""
