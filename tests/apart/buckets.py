"""An object storage that asks for signatures: a real server on loopback."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
import moto.settings
from moto.core.authorization import ActionAuthenticatorMixin
from moto.server import ThreadedMotoServer

REGION = "eu-west-2"
ALL_OF_IT = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}


@dataclass
class ObjectServer:
    """One with empty buckets, and the keys of somebody who may all with them."""

    address: str
    access: str
    secret: str

    def client(self) -> Any:
        return boto3.client(
            "s3",
            endpoint_url=self.address,
            region_name=REGION,
            aws_access_key_id=self.access,
            aws_secret_access_key=self.secret,
        )

    def bucket(self, name: str) -> "Bucket":
        """One of its buckets, and nothing in it."""
        kept = Bucket(name, self.address, self.client())
        for one in kept.names():
            kept.client.delete_object(Bucket=name, Key=one)
        return kept


@dataclass
class Bucket:
    name: str
    address: str
    client: Any

    def names(self) -> list[str]:
        found = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return [one["Key"] for one in found]

    def unsigned(self, name: str) -> int:
        """What somebody gets who has no key."""
        try:
            with urllib.request.urlopen(f"{self.address}/{self.name}/{name}") as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code


@contextmanager
def object_server(*buckets: str) -> Iterator[ObjectServer]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    # One before this has left it asking.
    moto.settings.INITIAL_NO_AUTH_ACTION_COUNT = float("inf")
    running.start()
    host, port = running.get_host_and_port()
    address = f"http://{host}:{port}"
    # And whatever was in it: a process has one.
    again = urllib.request.Request(f"{address}/moto-api/reset", method="POST")
    urllib.request.urlopen(again).close()
    first = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
    place: Any = {"endpoint_url": address, "region_name": REGION}
    people = boto3.client("iam", **place, **first)
    people.create_user(UserName="boards")
    policy = json.dumps({"Version": "2012-10-17", "Statement": [ALL_OF_IT]})
    people.put_user_policy(UserName="boards", PolicyName="a", PolicyDocument=policy)
    made = people.create_access_key(UserName="boards")["AccessKey"]
    where: Any = {"LocationConstraint": REGION}
    for name in buckets:
        boto3.client("s3", **place, **first).create_bucket(
            Bucket=name, CreateBucketConfiguration=where
        )
    # From here on it asks for signatures.
    moto.settings.INITIAL_NO_AUTH_ACTION_COUNT = 0
    ActionAuthenticatorMixin.request_count = 1
    try:
        yield ObjectServer(address, made["AccessKeyId"], made["SecretAccessKey"])
    finally:
        running.stop()
