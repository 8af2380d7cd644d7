"""A real server to judge: an agent of pydantic-ai over AG-UI (POST /) and over Vercel's UI message stream (POST /api/chat).

Its model is a function: it thinks, calls the tools that the request names in order, and answers with what they returned.
Prints its port when it listens. Environment: JWT_SECRET; TALKS=yes for a model that says something before and after it
decides on a tool, in one text.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import re
import socket
import time
from datetime import datetime, timezone

import uvicorn
from pydantic_ai import Agent
from pydantic_ai.messages import ModelRequest, RetryPromptPart, ToolReturnPart, UserPromptPart
from pydantic_ai.models.function import AgentInfo, DeltaThinkingPart, DeltaToolCall, FunctionModel
from pydantic_ai.ui.ag_ui import AGUIAdapter
from pydantic_ai.ui.vercel_ai import VercelAIAdapter
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

SECRET = os.environ["JWT_SECRET"].encode()
TALKS = os.environ.get("TALKS") == "yes"
DEFAULT_TOOLS = ["get_current_time", "echo_tool"]

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


def agent_of(names, most):
    """Make an agent that calls these tools, in at most so many rounds."""

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
        done = [part for part in results if isinstance(part, ToolReturnPart)]
        yield {0: DeltaThinkingPart(content="Let me see ")}
        yield {0: DeltaThinkingPart(content="what is to be done.")}
        if len(done) < min(len(names), most):
            name = names[len(done)]
            seconds = re.search(r"wait (\d+(?:\.\d+)?) seconds?", text)
            arguments = {"echo_tool": {"text": text}, "wait_tool": {"seconds": float(seconds[1]) if seconds else 1.0}}
            written = json.dumps(arguments.get(name, {}))
            if TALKS:
                yield "One moment, "
            call = f"call-{os.urandom(6).hex()}"
            yield {1: DeltaToolCall(name=name, json_args="", tool_call_id=call)}
            for start in range(0, len(written), 4000):
                yield {1: DeltaToolCall(json_args=written[start:start + 4000])}
            if TALKS:
                yield "please."
        else:
            yield "The tools say: "
            yield "; ".join(json.dumps(part.content, ensure_ascii=False) for part in done)

    agent = Agent(FunctionModel(stream_function=model))

    @agent.tool_plain
    def get_current_time() -> dict:
        return {"current_time": datetime.now(timezone.utc).isoformat()}

    @agent.tool_plain
    def echo_tool(text: str) -> dict:
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
        names, most = asked.get("tools") or DEFAULT_TOOLS, asked.get("max_iterations") or 5
    except (AttributeError, ValueError) as bad:
        return JSONResponse({"error": {"code": "invalid", "message": str(bad)}}, 422)
    return await adapter.dispatch_request(request, agent=agent_of(names, most))


async def ag_ui(request):
    return await answer(request, AGUIAdapter, lambda body: body.get("forwardedProps") or {})


async def chat(request):
    return await answer(request, VercelAIAdapter, lambda body: body)


app = Starlette(routes=[Route("/", ag_ui, methods=["POST"]), Route("/api/chat", chat, methods=["POST"])])

if __name__ == "__main__":
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
