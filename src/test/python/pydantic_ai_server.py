"""A real server to judge: agents of pydantic-ai over AG-UI (POST /MODEL) and over Vercel's UI message stream
(POST /MODEL/api/chat).

Its model is a function: it thinks, calls the tools that the request names in order, and answers with what they returned.
Of the models, `plain` does no more; `talking` says something before and after it decides on a tool, in one text; `silent`
does not think; `parallel` calls all tools at once; `stumbling` has echo_tool ask to be called again the first time.
Prints its port when it listens. Environment: JWT_SECRET.
"""

import asyncio
import base64
import contextvars
import functools
import hashlib
import hmac
import json
import os
import re
import socket
import time
from datetime import datetime, timezone

import uvicorn
from pydantic_ai import Agent, ModelRetry, RunContext
from pydantic_ai.messages import ModelRequest, RetryPromptPart, ToolReturnPart, UserPromptPart
from pydantic_ai.models.function import AgentInfo, DeltaThinkingPart, DeltaToolCall, FunctionModel
from pydantic_ai.ui.ag_ui import AGUIAdapter
from pydantic_ai.ui.vercel_ai import VercelAIAdapter
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

SECRET = os.environ["JWT_SECRET"].encode()
DEFAULT_TOOLS = ["get_current_time", "echo_tool"]
# The tools of the request that is answered, and in how many rounds they may be called.
ASKED = contextvars.ContextVar("asked")


def unbase64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def is_good(authorization):
    """HS256 and nothing else."""
    try:
        scheme, token = authorization.split(" ")
        head, body, signature = token.split(".")
        signed = hmac.new(SECRET, f"{head}.{body}".encode(), hashlib.sha256).digest()
        return (
            scheme == "Bearer"
            and json.loads(unbase64(head))["alg"] == "HS256"
            and hmac.compare_digest(signed, unbase64(signature))
            and json.loads(unbase64(body))["exp"] > time.time()
        )
    except (AttributeError, KeyError, ValueError):
        return False


def arguments(name, text):
    """Return what a tool is called with, as JSON."""
    seconds = re.search(r"wait (\d+(?:\.\d+)?) seconds?", text)
    known = {"echo_tool": {"text": text}, "wait_tool": {"seconds": float(seconds[1]) if seconds else 1.0}}
    return json.dumps(known.get(name, {}))


@functools.cache
def agent_of(kind):
    """Make an agent, which takes longer than its run, once."""

    async def model(messages, info: AgentInfo):
        prompts = [part.content for message in messages if isinstance(message, ModelRequest)
                   for part in message.parts if isinstance(part, UserPromptPart)]
        text = prompts[-1] if isinstance(prompts[-1], str) else "".join(map(str, prompts[-1]))
        results = []
        for message in reversed(messages):
            if isinstance(message, ModelRequest):
                if any(isinstance(part, UserPromptPart) for part in message.parts):
                    break
                results = [p for p in message.parts if isinstance(p, (ToolReturnPart, RetryPromptPart))] + results
        # Releases before 2 tell what is to be called again by a part of another kind.
        done = [part for part in results if isinstance(part, ToolReturnPart) and part.outcome == "success"]
        if kind != "silent":
            yield {0: DeltaThinkingPart(content="Let me see ")}
            yield {0: DeltaThinkingPart(content="what is to be done.")}
        names, most = ASKED.get()
        left = names[len(done):] if kind == "parallel" else names[len(done):most]
        if left:
            if kind == "talking":
                yield "One moment, "
            for part, name in enumerate(left if kind == "parallel" else left[:1], start=1):
                written = arguments(name, text)
                call = f"call-{os.urandom(6).hex()}"
                yield {part: DeltaToolCall(name=name, json_args="", tool_call_id=call)}
                for start in range(0, len(written), 4000):
                    yield {part: DeltaToolCall(json_args=written[start:start + 4000])}
            if kind == "talking":
                yield "please."
        else:
            yield "The tools say: "
            yield "; ".join(json.dumps(part.content, ensure_ascii=False) for part in done)

    agent = Agent(FunctionModel(stream_function=model))

    @agent.tool_plain
    def get_current_time() -> dict:
        return {"current_time": datetime.now(timezone.utc).isoformat()}

    @agent.tool
    def echo_tool(ctx: RunContext, text: str) -> dict:
        if kind == "stumbling" and not ctx.retry:
            raise ModelRetry("Not now")
        return {"text": text}

    @agent.tool_plain
    async def wait_tool(seconds: float) -> dict:
        await asyncio.sleep(seconds)
        return {"waited": seconds}

    @agent.tool_plain
    def failing_tool() -> dict:
        raise RuntimeError("failing_tool fails by design")

    return agent


async def answer(request, adapter, options):
    if not is_good(request.headers.get("authorization")):
        return JSONResponse({"error": {"code": "unauthorized", "message": "no good token"}}, 401)
    try:
        asked = options(await request.json())
        ASKED.set((asked.get("tools") or DEFAULT_TOOLS, asked.get("max_iterations") or 5))
    except (AttributeError, ValueError) as bad:
        return JSONResponse({"error": {"code": "invalid", "message": str(bad)}}, 422)
    return await adapter.dispatch_request(request, agent=agent_of(request.path_params["kind"]))


async def ag_ui(request):
    return await answer(request, AGUIAdapter, lambda body: body.get("forwardedProps") or {})


async def chat(request):
    return await answer(request, VercelAIAdapter, lambda body: body)


app = Starlette(routes=[Route("/{kind}", ag_ui, methods=["POST"]), Route("/{kind}/api/chat", chat, methods=["POST"])])

if __name__ == "__main__":
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
