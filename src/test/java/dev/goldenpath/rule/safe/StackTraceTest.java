package dev.goldenpath.rule.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.field.FieldCase;
import dev.goldenpath.field.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {
  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input =
          "stack traces in one line, as a list of frames, in HTML, behind percent signs, in the"
              + " words of a German .NET",
      now = "SAFE-1")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Java       | java.lang.IllegalStateException: x\\n\\tat com.acme.Agent.run(Agent.java:42)",
        "Java       | at java.base/java.lang.Thread.run(Thread.java:829)",
        "Java       | at java.base@17.0.2/java.lang.Thread.run(Thread.java:829)",
        "Java       | at com.acme.Agent$$Lambda$14/0x000.run(Unknown Source)",
        "Java       | at sun.misc.Unsafe.park(Native Method)",
        "Java       | failed: NPE at com.acme.AgentKt.main(Agent.kt:7) at x",
        "Java       | at app//com.acme.Foo.<init>(Foo.scala:7)",
        "Python     | Traceback (most recent call last):",
        "Python     | File \"/app/agent.py\", line 12, in run",
        "JavaScript | TypeError: x\\n    at run (/app/agent.js:10:5)",
        "JavaScript | at Object.<anonymous> (/app/agent.ts:10:5)",
        "JavaScript | at async Agent.run (file:///app/agent.mjs:10:5)",
        "JavaScript | at new Agent (webpack-internal:///./src/agent.tsx:1:2)",
        "JavaScript | at Agent.run [as go] (C:\\app\\agent.cjs:1:2)",
        "JavaScript | at process.processTicksAndRejections"
            + " (node:internal/process/task_queues:95:5)",
        "JavaScript | Error: x\\n    at /app/agent.js:10:5\\n",
        "JavaScript | at new Promise (<anonymous>)",
        "Go         | goroutine 12 [running]:",
        "Go         | goroutine 1 [chan receive, 5 minutes]:",
        "Go         | /app/agent.go:42 +0x1d",
        ".NET       | at Acme.Agent.Run(String text) in C:\\src\\Agent.cs:line 42",
        ".NET       | at System.Threading.Tasks.Task.Execute()",
        ".NET       | --- End of inner exception stack trace ---",
        "Java       | NPE at com.acme.A.run(A.java:42) at com.acme.B.run(B.java:7)",
        "Java       | [com.acme.agent.A.run(A.java:42), com.acme.agent.B.<init>(B.java:7)]",
        "Java       | <pre>at com.acme.A.&lt;init&gt;&#40;A.java:42&#41;</pre>",
        "Java       | at%20com.acme.A.run%28A.java%3A42%29",
        "Python     |   File \"/app/a.py\", line 12 in run",
        "Python     | [<FrameSummary file /app/a.py, line 12 in run>]",
        "JavaScript | at async fn (file:///app/agent:1:2)",
        "JavaScript | Error: x at /app/agent.js:10:5 at /app/main.js:1:2",
        "JavaScript | run@file:///app/agent.js:10:5",
        "JavaScript | at file:///app/agent.ts:10:5",
        "Go         | goroutine 1 [running]:\\nmain.main()",
        "Go         | goroutine 1 gp=0xc000002380 m=0 mp=0x1 [running, locked to thread]:",
        ".NET       |    at Acme.Agent in /src/Agent.cs:line 3",
        ".NET       | bei Acme.Agent.Run(String text) in C:\\src\\Agent.cs:Zeile 42.",
        ".NET       | at Acme.Agent.<Run>d__5.MoveNext()",
        ".NET       | x\\n   at Acme.Agent.Run(String text)\\n   at Acme.Agent.Main()\\n",
      })
  void a_stack_trace_is_recognised_in_any_of_the_languages(String language, String text) {
    assertThat(found(text.replace("\\n", "\n").replace("\\t", "\t")))
        .contains("a stack trace of " + language);
  }

  @ParameterizedTest
  @FieldCase(
      kind = Kind.DELIVERED,
      input =
          "stack traces as lists of lines, escaped once or twice, and as objects (Jackson, Gson,"
              + " Log4j, structlog, error-stack-parser, zap, App Insights)",
      now = "SAFE-1; prose, lint results and places in source files are let by")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Java       | {'trace':['com.acme.agent.A.run(A.java:42)']}",
        "Java       | {'trace':'java.lang.Error: x\\n\\tat com.acme.A.run(A.java:42)','trace':1}",
        "Java       | {'stackTrace':[{'classLoaderName':'app','methodName':'run',"
            + "'fileName':'A.java','lineNumber':42,'className':'com.acme.A'}]}",
        "Java       | [{'declaringClass':'A','methodName':'run','lineNumber':42}]",
        "Java       | {'extendedStackTrace':[{'class':'A','method':'run','file':'A','line':4}]}",
        "Java       | {'a':'{\\'class_name\\':1,\\'method_name\\':1,\\'line_number\\':2}'}",
        "Python     | {'repr':'Traceback (most recent call last):\\\\n  File'}",
        "Python     | {'a':'  File \\'/app/a.py\\', line 12, in run\\n    x()'}",
        "Python     | {'frames':[{'filename':'/app/a.py','lineno':12,'name':'run'}]}",
        "JavaScript | {'stack':['Error: x','    at /app/agent.js:10:5']}",
        "JavaScript | {'stack':'Error: x\\n    at async fn (file:///app/agent.mjs:1:2)'}",
        "JavaScript | {'stack':[{'functionName':'f','fileName':'a','lineNumber':1,"
            + "'columnNumber':2}]}",
        "Go         | {'stacktrace':'main.(*Agent).run\\n\\t/app/agent.go:42\\nmain.main'}",
        "Go         | {'stack':[{'func':'run','line':'42','source':'agent.go'}]}",
        "Go         | {'panic':'boom\\n\\ngoroutine 1 [running]:\\nmain.main()'}",
        ".NET       | {'StackTraceString':'   at Acme.A.Run() in /a/A.cs:line 3\\n'}",
        ".NET       | {'parsedStack':[{'level':0,'method':'A.Run','assembly':'A','line':3}]}",
      })
  void a_stack_trace_is_recognised_in_json_as_a_text_a_list_or_objects(
      String language, String json) {
    assertThat(found(json.replace('\'', '"'))).contains("a stack trace of " + language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is 15:04 at 2026-11-22T15:04:05Z (UTC).",
        "I am at home (ok), at work (later), at Microsoft (Redmond).",
        "Look at README.md, at src/main/java/App.java and at index.js:10.",
        "The error is at index.ts:12:5, please fix it.",
        "See the test (src/app.test.ts:12:5) and look at the other tests (src/b.ts:1:2).",
        "I looked at node (node:fs is a module).",
        "## Files\n\n- `agent.py` line 12\n- [main.go](main.go:42)\n\n| at | (x) |\n",
        "Edit File \"notes.txt\", line 3, please",
        "We met at noon (the usual), at Systems.",
        "goroutine 12 is running",
        "An exception was thrown: NullPointerException",
        "tool failed: connection refused (127.0.0.1:8000)",
        "{\"at\":\"10:00\",\"path\":\"/app/agent.js:10\"}",
        "at async work we look (index 0)",
        "Meet me at Agent.java (the cafe)",
        "Call me at (555) 123-4567",
        "Trace: com.acme and Agent.java:42 are names; I was at Acme.Agent, in the office.",
        "{\"results\":[{\"file\":\"a.py\",\"line\":3,\"column\":5,\"name\":\"unused\"}]}",
        "{\"className\":\"btn\",\"lineNumber\":3}",
        "{\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"line\":1,\"function\":\"echo\"}",
        "{\"tool\":{\"name\":\"echo_tool\",\"function\":\"run\",\"file\":\"x\"}}",
        "Mail me@example.js:1 or see https://example.test/a.js:80 at the desk",
        "We met at Joe's (in Paris) in a.cs: it was line 42"
      })
  void prose_is_no_stack_trace(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void a_large_message_is_searched_in_a_moment() {
    String[] hard = {
      "x".repeat(256 * 1024),
      "at ".repeat(90_000),
      "at a.a.a.a.a ".repeat(20_000),
      "at x (".repeat(40_000),
      "File \"" + "a".repeat(256 * 1024),
      "at x() in " + "y ".repeat(125_000),
      "[{\"lineno\":".repeat(25_000),
      "a.b.c.d.".repeat(30_000) + "(A.java:1)",
      "a@".repeat(100_000) + ".js:1:1",
      "\n   at a.b()".repeat(20_000),
    };

    for (String text : hard) {
      assertThatNoException()
          .isThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(10), () -> found(text)));
    }
  }

  private static Optional<String> found(String text) {
    return StackTrace.in(new DeliveredText(text));
  }
}
