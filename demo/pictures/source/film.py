#!/usr/bin/env python3
"""Record dome.html, a canvas, as a silent WebM: serve it, open it in headless Chromium, keep what it posts back."""

import http.server
import io
import pathlib
import subprocess
import tempfile
import threading

import make
import outdoors

HERE = pathlib.Path(__file__).resolve().parent
done = threading.Event()


def front():
    """The scene with a transparent sky, as PNG."""
    svg = outdoors.observatory(film=True).svg()
    with tempfile.TemporaryDirectory() as folder:
        page, shot = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "shot.png")
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>html,body{{margin:0;background:transparent}}svg{{display:block}}</style>{svg}")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--default-background-color=00000000",
                        f"--screenshot={shot}", "--window-size=1600,1067", f"--user-data-dir={folder}/profile", page.as_uri()], check=True, capture_output=True)
        picture = make.Image.open(io.BytesIO(shot.read_bytes())).convert("RGBA").resize((1280, 854))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class Serve(http.server.BaseHTTPRequestHandler):
    pages = {}

    def do_GET(self):
        body = self.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"")

    def do_POST(self):
        film = self.rfile.read(int(self.headers["Content-Length"]))
        (HERE.parent / "dome.webm").write_bytes(film)
        self.send_response(204)
        self.end_headers()
        print(f"dome.webm {len(film) // 1000} kB")
        done.set()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    Serve.pages = {"/": (HERE / "dome.html").read_bytes(), "/front.png": front()}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        browser = subprocess.Popen(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--remote-debugging-port=0",
                                    f"http://127.0.0.1:{server.server_port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        done.wait(60)
        browser.terminate()
        browser.wait()
    server.shutdown()
