"""Do the example fronts do what they say? nginx and Caddy stand before an echo, then before nothing, with their own files."""

import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time

import ground

HOST, WORK = "ville.example", "pro.ville.example"
EXAMPLES = ground.ROOT / "packaging/proxy"
SSLYZE = ground.ROOT / "target/judges/tls/bin/sslyze"
#: What no front may write anywhere.
CANARY = "canari-7f3a"
#: The versions that are no longer spoken, as sslyze names them.
OLD = ["ssl_2_0_cipher_suites", "ssl_3_0_cipher_suites", "tls_1_0_cipher_suites", "tls_1_1_cipher_suites"]


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with the headers that it was told, in the place of Maillage."""

    def do_GET(self):
        body = json.dumps({name.lower(): value for name, value in self.headers.items()}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def certificate(folder):
    """A key and a certificate for both names, that nobody else believes."""
    key, paper = folder / "key.pem", folder / "paper.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "60",
         "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST},DNS:{WORK}", "-keyout", key, "-out", paper],
        check=True, capture_output=True)
    key.chmod(0o644)
    return key, paper


def nginx(folder, ports, upstream, paper):
    """The example for nginx, on these ports; what starts it."""
    clear, sealed = ports
    text = (EXAMPLES / "nginx.conf").read_text()
    text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.M)
    for before, after in [
            ("listen 80;", f"listen 127.0.0.1:{clear};"), ("listen 443 ", f"listen 127.0.0.1:{sealed} "),
            ("/etc/letsencrypt/live/ville.example/fullchain.pem", str(paper[1])),
            ("/etc/letsencrypt/live/ville.example/privkey.pem", str(paper[0])),
            ("127.0.0.1:8080", f"127.0.0.1:{upstream}"), ("root /usr/share/maillage", f"root {EXAMPLES}"),
            ("/dev/null", str(folder / "errors.log"))]:
        assert before in text, before
        text = text.replace(before, after)
    kept = "".join(f"{what}_temp_path {folder / what};\n" for what in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    around = "user root;\n" if os.getuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(f"{around}pid {folder}/pid;\nerror_log {folder}/main.log;\nevents {{}}\nhttp {{\n{kept}{text}}}\n")
    return ["nginx", "-p", folder, "-c", file, "-g", "daemon off;"]


def caddy(folder, ports, upstream, paper):
    """The example for Caddy, on these ports, with a certificate of ours in the place of one that it would fetch."""
    clear, sealed = ports
    text = (EXAMPLES / "Caddyfile").read_text()
    whole = f"\n{HOST}, {WORK} {{\n"
    for before, after in [
            ("{\n", f"{{\n\tadmin off\n\thttp_port {clear}\n\thttps_port {sealed}\n\tdefault_bind 127.0.0.1\n"),
            (whole, f"{whole}\ttls {paper[1]} {paper[0]}\n"),
            ("127.0.0.1:8080", f"127.0.0.1:{upstream}"), ("root * /usr/share/maillage", f"root * {EXAMPLES}")]:
        assert before in text, before
        text = text.replace(before, after, 1)
    file = folder / "Caddyfile"
    file.write_text(text)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", file]


class Sealed(http.client.HTTPSConnection):
    """A connection to this machine, under the name of the town."""

    def __init__(self, port, paper):
        context = ssl.create_default_context(cafile=str(paper[1]))
        super().__init__("127.0.0.1", port, context=context, timeout=20)

    def connect(self):
        plain = socket.create_connection((self.host, self.port), 20)
        self.sock = self._context.wrap_socket(plain, server_hostname=HOST)


def ask(connection, path, headers=()):
    connection.request("GET", path, headers={"Host": HOST, **dict(headers)})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


def wait_for(port, process):
    for _ in range(100):
        if process.poll() is not None:
            return
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)


def spoken(port, file):
    """What sslyze finds in how a front speaks TLS, and how many ciphers it takes. `file`: where it writes it down."""
    subprocess.run(
        [SSLYZE, f"--json_out={file}", "--quiet", "--sslv2", "--sslv3", "--tlsv1", "--tlsv1_1", "--tlsv1_2", "--tlsv1_3",
         "--compression", "--heartbleed", "--openssl_ccs", "--reneg", f"{HOST}:{port}{{127.0.0.1}}"], capture_output=True, check=False)
    found, ciphers = [], 0
    for result in json.loads(file.read_text())["server_scan_results"]:
        scan = result["scan_result"] or {}
        told = {name: (part or {}).get("result") or {} for name, part in scan.items()}
        for version in OLD:
            found += [version] if told[version].get("accepted_cipher_suites") else []
        for version in ["tls_1_2_cipher_suites", "tls_1_3_cipher_suites"]:
            names = [suite["cipher_suite"]["name"] for suite in told[version].get("accepted_cipher_suites", [])]
            ciphers += len(names)
            found += [] if names else [f"no {version}"]
            found += [name for name in names if not re.search("GCM|POLY1305", name) or not re.match("TLS_(ECDHE|AES|CHACHA)", name)]
        for name, flaw in [
                ("tls_compression", "supports_compression"), ("heartbleed", "is_vulnerable_to_heartbleed"),
                ("openssl_ccs_injection", "is_vulnerable_to_ccs_injection"),
                ("session_renegotiation", "is_vulnerable_to_client_renegotiation_dos")]:
            found += [name] if told[name].get(flaw) is not False else []
    return found or ([] if ciphers else ["no scan"]), ciphers


def judge(name, configure):
    """What is wrong with a front; how many ciphers it takes."""
    findings = []

    def expect(what, holds, seen=""):
        if not holds:
            findings.append((f"{name}: {what}", str(seen)[:200]))

    with tempfile.TemporaryDirectory() as kept:
        folder = pathlib.Path(kept)
        folder.chmod(0o755)
        paper, ports = certificate(folder), (free_port(), free_port())
        echo = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
        threading.Thread(target=echo.serve_forever, daemon=True).start()
        command = configure(folder, ports, echo.server_address[1], paper)
        surroundings = {**os.environ, "HOME": kept, "XDG_DATA_HOME": kept + "/data", "XDG_CONFIG_HOME": kept + "/config"}
        with open(folder / "said", "wb") as said:
            process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=said, stderr=said)
        try:
            wait_for(ports[1], process)
            if process.poll() is not None:
                expect("takes the example", False, (folder / "said").read_text())
                return findings, 0
            clear = lambda path: ask(http.client.HTTPConnection("127.0.0.1", ports[0], timeout=20), path)
            status, headers, _ = clear(f"/{CANARY}?x=1")
            # The port is the one of this trial: in the street it is that of HTTPS, and is not written.
            where = re.sub(r":\d+", "", headers.get("location", "").replace("https://", ""))
            expect("sends a browser on", status in (301, 308) and where == f"{HOST}/{CANARY}?x=1", (status, headers.get("location")))
            status, headers, _ = clear(f"/api/v1/search?q={CANARY}")
            expect("refuses the API in clear", status == 403 and "location" not in headers, status)
            status, _, body = ask(Sealed(ports[1], paper), f"/{CANARY}", {"X-Forwarded-For": "203.0.113.9"})
            told = json.loads(body) if status == 200 else {}
            expect("passes on", status == 200 and told.get("host") == HOST, (status, body))
            expect("replaces what a visitor says of herself", told.get("x-forwarded-for") == "127.0.0.1", told)
            found, ciphers = spoken(ports[1], folder / "spoken.json")
            findings.extend((f"{name}: {what}", "sslyze") for what in found)
            echo.shutdown()
            echo.server_close()
            status, headers, body = ask(Sealed(ports[1], paper), f"/{CANARY}")
            expect("says what saves when nobody answers", status in (502, 504) and "3919" in re.sub(r"\W", "", body), (status, body))
            expect("says when to come back", headers.get("retry-after") == "600" and headers.get("cache-control") == "no-store", headers)
        finally:
            process.terminate()
            process.wait(20)
        traces = [str(file) for file in folder.rglob("*") if file.is_file() and CANARY in file.read_text(errors="replace")]
        expect("writes what was asked nowhere", not traces, traces)
    return findings, ciphers


def run():
    findings, figures = [], []
    for name, configure in [("nginx", nginx), ("caddy", caddy)]:
        if not shutil.which(name):
            findings.append((f"{name} is not there", ""))
            continue
        said = subprocess.run([name, "-v" if name == "nginx" else "version"], capture_output=True, text=True)
        found, ciphers = judge(name, configure)
        findings += found
        figures.append(f"{re.search(r'[0-9]+[.][0-9.]+', said.stdout + said.stderr)[0]}: {ciphers} ciphers")
    ground.conclude("fronts", "the examples for nginx and Caddy, run; sslyze", "; ".join(figures), findings)


run()
