"""A bare Debian with a systemd of its own, in namespaces of its own, on this machine.

What this machine says of where packages come from is copied into it. Nothing else is
shared: it has its own processes, mounts, users, ports and services, and it is gone at
the end. To be looked at by hand:

    .venv/bin/python -m tests.bare.machine
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
RELEASE = "bookworm"
PROGRAMS = ("debootstrap", "slirp4netns", "nsenter", "unshare", "certutil")
# What a Debian has that somebody has just installed, and one that is bootstrapped has
# not.
BESIDES = ("systemd-sysv", "dbus", "ca-certificates", "procps", "iproute2", "curl")
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
# Its control groups, as it sees them; in the second is what is asked of it from here.
GROUPS = Path("/sys/fs/cgroup")
ASKED = GROUPS / "asked"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def why_not() -> str:
    """Why no such machine can be made here; empty where it can."""
    if os.geteuid():
        return "Only root makes a machine in namespaces of its own."
    lacking = [program for program in PROGRAMS if not _found(program)]
    if lacking:
        return f"Not installed: {', '.join(lacking)}."
    try:
        tried = subprocess.run(
            ["unshare", "--mount", "--pid", "--net", "--fork", "true"],
            capture_output=True,
            check=False,
        )
    except OSError as error:
        return str(error)
    return "" if tried.returncode == 0 else "No namespaces may be made here."


def _found(program: str) -> str | None:
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")


def base(folder: Path) -> Path:
    """A Debian as it is before anybody has touched it; made once, for a few minutes."""
    made = folder / RELEASE
    if not made.exists():
        unfinished = folder / f"{RELEASE}.{os.getpid()}"
        unfinished.mkdir(parents=True)
        subprocess.run(
            [
                *(_found("debootstrap"), "--variant=minbase"),
                *(f"--include={','.join(BESIDES)}", RELEASE, str(unfinished)),
            ],
            check=True,
            stdout=(folder / "debootstrap.log").open("w"),
            stderr=subprocess.STDOUT,
        )
        unfinished.rename(made)
    return made


def packages_come_from_where_this_machine_has_them(root: Path) -> None:
    """The settings of this machine, copied into the other. No file of ours has them."""
    sources = Path("/etc/apt")
    (root / "etc/apt/sources.list").unlink(missing_ok=True)
    for folder in ("sources.list.d", "apt.conf.d"):
        for file in (sources / folder).iterdir():
            # What others have put there calls programs that a bare Debian has not.
            if file.suffix in {".list", ".sources"} or "registry" in file.name:
                shutil.copy(file, root / "etc/apt" / folder / file.name)
    if (sources / "sources.list").exists():
        shutil.copy(sources / "sources.list", root / "etc/apt/sources.list")
    # Installing certificates writes the usual file anew.
    shutil.copy(CERTIFICATES, root / "etc/ssl/packages.pem")
    said = ["[global]\ncert = /etc/ssl/packages.pem\ntimeout = 180\n"]
    if index := os.environ.get("PIP_INDEX_URL"):
        said.append(f"index-url = {index}\n")
    (root / "etc/pip.conf").write_text("".join(said))
    # slirp4netns passes on to this machine's own.
    (root / "etc/resolv.conf").write_text("nameserver 10.0.2.3\n")


@dataclass
class Machine:
    """One that runs: init is its first process, as this machine numbers it."""

    init: int
    folder: Path

    @property
    def entered(self) -> list[str]:
        return [
            *("nsenter", "--target", str(self.init), "--mount", "--pid", "--net"),
            *("--uts", "--ipc", "--cgroup", "--root", "--wd"),
            *("sh", "-c", 'echo $$ >"$0" && exec "$@"', f"{ASKED}/cgroup.procs"),
            *("env", "-i", f"PATH={PATH}", "HOME=/root", "LANG=C.UTF-8"),
        ]

    def run(self, *command: str, check: bool = True, **environment: str) -> str:
        """What a command says, as root in there. Nobody can answer a question."""
        said = [f"{name}={value}" for name, value in environment.items()]
        done = subprocess.run(
            [*self.entered, *said, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, f"{command}:\n{done.stdout}"
        return done.stdout

    @property
    def kept_waiting(self) -> float:
        """Seconds in which it had something to do and no processor to do it on.

        They are not its own: others had them. 0 where the kernel does not count them.
        """
        counted = self._seen(GROUPS / "cpu.pressure")
        if not counted.exists():
            return 0.0
        (full,) = re.findall(r"^full .*total=(\d+)$", counted.read_text(), re.MULTILINE)
        return int(full) / 1_000_000

    def _seen(self, place: Path) -> Path:
        """A place of its own, from here."""
        return Path(f"/proc/{self.init}/root") / place.relative_to("/")

    def wait_until_it_runs(self) -> None:
        deadline = time.monotonic() + 60
        said = ""
        while said.strip() != "running" and time.monotonic() < deadline:
            time.sleep(0.2)
            said = self.run("systemctl", "is-system-running", check=False)
        assert said.strip() == "running", said

    def put(self, content: bytes, place: str, mode: str = "644") -> None:
        command = 'mkdir -p "$(dirname "$0")" && cat >"$0" && chmod "$1" "$0"'
        subprocess.run(
            [*self.entered, "sh", "-c", command, place, mode],
            input=content,
            check=True,
        )

    def put_project(self, place: str) -> None:
        """What is in the repository: this commit, with what was changed since."""
        files = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=PROJECT,
            capture_output=True,
            check=True,
        ).stdout
        packed = subprocess.run(
            ["tar", "-c", "--null", "--ignore-failed-read", "-T", "-"],
            cwd=PROJECT,
            input=files,
            capture_output=True,
            check=True,
        ).stdout
        self.run("mkdir", "-p", place)
        subprocess.run(
            [*self.entered, "tar", "-x", "--no-same-owner", "-C", place],
            input=packed,
            check=True,
        )

    def beside(self, *command: str) -> list[str]:
        """A command of this machine's own, which sees that one's network alone."""
        return ["nsenter", "--target", str(self.init), "--net", *command]


@contextmanager
def booted(base: Path, folder: Path) -> Iterator[Machine]:
    """A machine of its own, with its network. It ends, and is gone, at the end."""
    folder.mkdir(parents=True)
    told = folder / "boot.log"
    with told.open("w") as log, _ended() as processes:
        boot = subprocess.Popen(
            ["unshare", "--mount", "sh", str(HERE / "boot"), str(base), str(folder)],
            stdout=log,
            stderr=log,
        )
        machine = Machine(_first_process(boot, told), folder)
        try:
            machine._seen(ASKED).mkdir()
            packages_come_from_where_this_machine_has_them(machine._seen(Path("/")))
            processes.append(
                subprocess.Popen(
                    [
                        *("slirp4netns", "--configure", "--mtu=65520"),
                        *("--disable-host-loopback", str(machine.init), "tap0"),
                    ],
                    stdout=log,
                    stderr=log,
                )
            )
            machine.wait_until_it_runs()
            yield machine
        finally:
            # With the first process of its namespace all others end.
            os.kill(machine.init, 9)
            boot.wait(30)
    shutil.rmtree(folder)


@contextmanager
def _ended() -> Iterator[list[subprocess.Popen[bytes]]]:
    processes: list[subprocess.Popen[bytes]] = []
    try:
        yield processes
    finally:
        for process in processes:
            process.terminate()
            process.wait(30)


def _first_process(boot: subprocess.Popen[bytes], log: Path) -> int:
    """Its number, once systemd has taken the place of what made its mounts."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and boot.poll() is None:
        for unshared in _children(boot.pid):
            for init in _children(unshared):
                if Path(f"/proc/{init}/comm").read_text() == "systemd\n":
                    return init
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def _children(process: int) -> list[int]:
    try:
        return list(
            map(
                int,
                Path(f"/proc/{process}/task/{process}/children").read_text().split(),
            )
        )
    except FileNotFoundError:
        return []


if __name__ == "__main__":
    if reason := why_not():
        raise SystemExit(reason)
    here = PROJECT / "var/bare"
    with booted(base(here), here / "machine") as machine:
        machine.put_project("/opt/boards")
        subprocess.run([*machine.entered, "TERM=linux", "bash", "-l"], check=False)
