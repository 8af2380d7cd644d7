// The sentences of Golden Path, for editors alone: see "cucumber.glue" in settings.json.
// Written by: goldenpath steps --format editor
abstract class Sentences {
  @ParameterType(name = "addressee", value = "(?: the [A-Za-z][\\w.-]* agent)?")
  abstract void parameter0();

  @ParameterType(name = "agent", value = "[A-Za-z][\\w.-]*")
  abstract void parameter1();

  @ParameterType(name = "answers", value = "(?:one )?[A-Za-z][\\w.-]*(?: or (?:one )?[A-Za-z][\\w.-]*)*")
  abstract void parameter2();

  @ParameterType(name = "attempt", value = "(?:with (?:no token|a malformed token|an expired token|an unsigned token|an unsigned token that spells it nOnE|a token signed with another key|a token signed with an empty key|a token with an altered payload|a token with an altered signature) in (?:the Authorization header|a subprotocol|its usual place)|on the thread of [^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*)")
  abstract void parameter3();

  @ParameterType(name = "bounds", value = "(?: within \\d+(?:\\.\\d+)? (?:seconds?|ms))?(?:, in the run|, on the socket)?")
  abstract void parameter4();

  @ParameterType(name = "clause", value = "[A-Z]+-\\d")
  abstract void parameter5();

  @ParameterType(name = "duration", value = "(?:\\d+(?:\\.\\d+)? to )?\\d+(?:\\.\\d+)? (?:seconds?|ms)")
  abstract void parameter6();

  @ParameterType(name = "edge", value = "first|last")
  abstract void parameter7();

  @ParameterType(name = "event", value = "[A-Za-z][\\w.-]*")
  abstract void parameter8();

  @ParameterType(name = "events", value = "[A-Za-z][\\w.-]*(?: or [A-Za-z][\\w.-]*)*")
  abstract void parameter9();

  @ParameterType(name = "fault", value = "(?:that is not JSON|whose type goes on after agent_execution|that goes on after its JSON|that is a JSON array|without type|of another type|without agent_type|without message|whose message is blank|whose message is tabs and line breaks|whose thread_id has a UUID's length only|whose max_iterations is \"3\"|whose message is empty|whose message is a number|without thread_id|whose thread_id is not a UUID|without user_context|without user_context.user_id|whose thread_id is a list|with max_iterations 0|with max_iterations -1|whose max_iterations is a text|with a tool that the backend does not know|whose tools are a text|that is a JSON text|that is null|whose type is null|whose agent_type is a number|whose message is null|whose message is a list|whose thread_id is null|whose thread_id is empty|whose thread_id is a number|whose thread_id goes on after a UUID|whose user_context is null|whose user_context is a text|whose user_context.user_id is null|whose user_context.user_id is empty|whose user_context.user_id is a number|whose agent_config is a text|whose max_iterations is 1.5|whose tools are an object|with a number among its tools|with (?:no token|a malformed token|an expired token|an unsigned token|an unsigned token that spells it nOnE|a token signed with another key|a token signed with an empty key|a token with an altered payload|a token with an altered signature)|for the agent (?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'), which does not exist|with a message of one byte over 64 KiB|with a message of 64 Ki letters that takes more bytes than 64 KiB|in the name of somebody unknown|in the name of somebody whose id is almost the same|in the name of [^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*)(?: in the thread of [^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*)?")
  abstract void parameter10();

  @ParameterType(name = "field", value = "[A-Za-z_][\\w-]*(?:\\.[\\w-]+|\\[\\d+\\])*")
  abstract void parameter11();

  @ParameterType(name = "fields", value = "[A-Za-z_][\\w-]*(?:\\.[\\w-]+|\\[\\d+\\])*(?:(?:, | and )[A-Za-z_][\\w-]*(?:\\.[\\w-]+|\\[\\d+\\])*)*")
  abstract void parameter12();

  @ParameterType(name = "listening", value = "(?: with \\d+ sockets| with another socket| on a second thread too| with the token in (?:the Authorization header|a subprotocol))?")
  abstract void parameter13();

  @ParameterType(name = "matching", value = "(?:contains|does not contain|matches|does not match|starts with|ends with|has|is) .+")
  abstract void parameter14();

  @ParameterType(name = "message", value = "(?:the message (?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')(?:, which can't be read)?|a message of \\d+(?: to \\d+)? letters that can't be read|(?:an empty message|a message of control characters|a binary message|a message nested \\d+(?: to \\d+)? deep), which can't be read|a message of each kind that can't be read|\\d+(?: to \\d+)? messages (?:that can't be read|of types that nobody knows))(?:, on each socket)?")
  abstract void parameter15();

  @ParameterType(name = "occasion", value = "(?:and has another run|and after (?:\\d+(?:\\.\\d+)? to )?\\d+(?:\\.\\d+)? (?:seconds?|ms) has a run|in the middle of a run)")
  abstract void parameter16();

  @ParameterType(name = "ping", value = "(?:a WebSocket ping(?: that carries \\d+(?: to \\d+)? bytes)?|an application ping)(?: on each socket|(?: \\d+(?: to \\d+)? times, one after another))?")
  abstract void parameter17();

  @ParameterType(name = "request", value = "(?:the [A-Za-z][\\w.-]* agent )?(?:(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|(?:for )?(?:help|the same again|the time|a tool that fails|a run that takes its time|an echo(?: of (?:a short text|a text with accents of exactly 64 KiB|a text with accents|a text in many scripts|a text with emoji|a text with decomposed letters|a text with quotes and markup|a text of several lines|a text with blanks at its ends|a text with control characters|a text with escapes in it|a text with invisible letters|a text with repeated words|a long text with accents|a long text|a text of exactly 64 KiB))?|a wait of (?:\\d+(?:\\.\\d+)? to )?\\d+(?:\\.\\d+)? (?:seconds?|ms))|to use [A-Za-z][\\w.-]*(?:(?:, | then | and )[A-Za-z][\\w.-]*)*(?: in any order)?)(?: with [A-Za-z][\\w.-]*(?:(?:, | then | and )[A-Za-z][\\w.-]*)*(?: in any order)?)?(?: in at most \\d+(?: to \\d+)? rounds?)?(?: in a second thread| in the thread of [^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*)?(?: (?:twice|\\d+(?: to \\d+)? times)(?: at once|, one after another)?)?(?: while nobody listens)?")
  abstract void parameter18();

  @ParameterType(name = "role", value = "(?: as [A-Za-z][\\w.-]*)?")
  abstract void parameter19();

  @ParameterType(name = "share", value = "(?: in \\d{1,3} % of the runs)?")
  abstract void parameter20();

  @ParameterType(name = "shared", value = "(?: with the same [A-Za-z_][\\w-]*(?:\\.[\\w-]+|\\[\\d+\\])*)?")
  abstract void parameter21();

  @ParameterType(name = "times", value = "(?:never|once|twice|at (?:least|most) (?:once|twice|\\d+ times)|(?:exactly )?\\d+ times)")
  abstract void parameter22();

  @ParameterType(name = "tool", value = "[A-Za-z][\\w.-]*")
  abstract void parameter23();

  @ParameterType(name = "tools", value = "[A-Za-z][\\w.-]*(?:(?:, | then | and )[A-Za-z][\\w.-]*)*")
  abstract void parameter24();

  @ParameterType(name = "user", value = "[^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*")
  abstract void parameter25();

  @ParameterType(name = "users", value = "all \\d+ users|[^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*(?:(?:, | and )[^\\sa-z\\d.,:;'\"()\\[\\]{}<>-][^\\s.,:;'\"()\\[\\]{}<>-]*)*")
  abstract void parameter26();

  @ParameterType(name = "within", value = "(?: within \\d+(?:\\.\\d+)? (?:seconds?|ms))?")
  abstract void parameter27();

  @ParameterType(name = "wording", value = "(?:with the words (?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|with the word (?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*') alone)")
  abstract void parameter28();

  @Given("an authenticated user")
  abstract void sentence0();

  @Given("nothing is said for {duration}")
  abstract void sentence1();

  @Given("{users} is/are authenticated{role}")
  abstract void sentence2();

  @Given("{user} listens{listening}")
  abstract void sentence3();

  @When("a/an {agent} agent runs")
  abstract void sentence4();

  @When("{users} ask(s) {request}")
  abstract void sentence5();

  @When("{user} asks with these options:")
  abstract void sentence6();

  @When("{user} asks {request} beside {request}")
  abstract void sentence7();

  @When("{user} asks {request} in the meantime")
  abstract void sentence8();

  @When("{user} asks{addressee}:")
  abstract void sentence9();

  @When("{user} has (had )a(nother) run")
  abstract void sentence10();

  @When("{user} asks {request} {wording}")
  abstract void sentence11();

  @When("{user} sends {message}, {occasion}")
  abstract void sentence12();

  @When("{int} users each run a/an {agent} agent at once")
  abstract void sentence13();

  @When("{user} closes one socket")
  abstract void sentence14();

  @When("{user} sends {message}")
  abstract void sentence15();

  @When("{user} sends {ping}")
  abstract void sentence16();

  @When("{user} stops listening")
  abstract void sentence17();

  @When("the backend is asked for its health")
  abstract void sentence18();

  @When("{user} sends a request {fault}")
  abstract void sentence19();

  @When("{user} tries to listen {attempt}")
  abstract void sentence20();

  @Then("the answer rests on what {tool} returned")
  abstract void sentence21();

  @Then("the answer {matching}")
  abstract void sentence22();

  @Then("{users} each see their own text and nothing of the others'")
  abstract void sentence23();

  @Then("{user}'s text comes back in the tool's results and in the answer")
  abstract void sentence24();

  @Then("exactly these events are seen in this order")
  abstract void sentence25();

  @Then("these events are seen for the first time in this order")
  abstract void sentence26();

  @Then("{event} carries {fields}")
  abstract void sentence27();

  @Then("{event} carries {field} that {matching}")
  abstract void sentence28();

  @Then("{event} carries:")
  abstract void sentence29();

  @Then("{event} comes within {duration}{share}")
  abstract void sentence30();

  @Then("{event} comes {edge}")
  abstract void sentence31();

  @Then("{event} comes {times}")
  abstract void sentence32();

  @Then("every socket of {user} has seen the same run")
  abstract void sentence33();

  @Then("nothing more of the run is seen")
  abstract void sentence34();

  @Then("the run ends in agent_error")
  abstract void sentence35();

  @Then("the run(s) is/are complete{within}")
  abstract void sentence36();

  @Then("the runs take turns as the target says")
  abstract void sentence37();

  @Then("{clause} is kept")
  abstract void sentence38();

  @Then("every user sees their own run whole")
  abstract void sentence39();

  @Then("{int} of {int} runs see their first event within {duration}")
  abstract void sentence40();

  @Then("at most {int} {event} come(s) in a row{bounds}")
  abstract void sentence41();

  @Then("every {event} is answered by {answers}{shared}{bounds}")
  abstract void sentence42();

  @Then("no {events} comes between {events} and {events}{bounds}")
  abstract void sentence43();

  @Then("nothing of the run comes after {events}")
  abstract void sentence44();

  @Then("{events} comes before {events}{bounds}")
  abstract void sentence45();

  @Then("the ping(s) is/are answered")
  abstract void sentence46();

  @Then("{user} is greeted with a connection of their own")
  abstract void sentence47();

  @Then("it says that it is healthy")
  abstract void sentence48();

  @Then("no tool but {tools} is called")
  abstract void sentence49();

  @Then("{tools} is/are called")
  abstract void sentence50();

  @Then("{tool} is called before {tool}")
  abstract void sentence51();

  @Then("{tool} is called with:")
  abstract void sentence52();

  @Then("{tool} is called {times}")
  abstract void sentence53();

  @Then("{tool} returns {field} that {matching}")
  abstract void sentence54();

  @Then("{tool} returns:")
  abstract void sentence55();

  @Then("the request is refused, and says why")
  abstract void sentence56();

  @Then("the request starts no run, while {user}'s next run is seen whole")
  abstract void sentence57();

  @Then("the socket is refused")
  abstract void sentence58();

  @Then("{user}'s thread is closed to {user}")
  abstract void sentence59();
}
