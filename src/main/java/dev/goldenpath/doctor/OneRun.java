package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.AnswerShape;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.OneLine;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One run, watched from its request to its end, and the form in which it is told. */
final class OneRun {
  private static final Duration GREETING = Duration.ofSeconds(2);
  private static final List<String> TOOLS = List.of("get_current_time", "echo_tool");

  /** A run on the golden path tells at least its beginning, a call's two ends, and its end. */
  private static final int FEWEST = 4;

  /** Says that something goes on (RFC 9110, section 15.3.3). */
  private static final int ACCEPTED = 202;

  private final Target target;
  private final Examination examination;
  private final EventSockets sockets;
  private final Optional<Entry.HttpResponse> refusal;
  private final User user;
  private final Inquiry inquiry;
  private final SocketStory told;
  private Optional<EventSocket> listening = Optional.empty();
  private final String nonce = "gp-" + UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param refusal how a request without a token was refused
   */
  OneRun(
      Target target,
      Examination examination,
      EventSockets sockets,
      Optional<Entry.HttpResponse> refusal,
      User user) {
    this.target = target;
    this.examination = examination;
    this.sockets = sockets;
    this.refusal = refusal;
    this.user = user;
    this.inquiry = new Inquiry(Doors.NAME, target, user);
    this.told =
        new SocketStory(
            inquiry,
            Arrays.stream(Part.values())
                .map(part -> target.parts().toolOnTheWire(part.contractName()))
                .toList());
  }

  /** Watch it; return whether it was told in a form that is known now. */
  boolean watch(TokenTransport transport) {
    listening = inquiry.open(sockets, transport);
    try {
      boolean greeted = inquiry.until(GREETING, Entry.Frame.class::isInstance);
      greeting(greeted);
      RunAsker asker = new RunAsker(target, user, inquiry);
      Optional<Entry.HttpResponse> answer = ask(asker);
      if (RunAsker.isNowhere(answer)) {
        Optional<RunAsker> other = asker.onSocket().filter(it -> isAnswered(it, greeted));
        if (other.isPresent()) {
          examination.change(
              it -> it.with(draft -> draft.wireProfile(it.wireProfile().askedOnSocket())));
          examination.put("request", "over", "socket");
          return hear(other.get(), Optional.empty(), greeted);
        }
      }
      return answer.filter(this::isAccepted).isPresent() && hear(asker, answer, greeted);
    } finally {
      listening.ifPresent(EventSocket::close);
    }
  }

  private void greeting(boolean greeted) {
    if (greeted) {
      examination.fits("greeting", cut(told.frames().get(0).toString()));
    } else {
      examination.asFound(
          "greeting",
          "nothing greets a connection: types.connection_established: none",
          "nothing came within " + GREETING.toSeconds() + " s of the opening");
    }
  }

  private Optional<Entry.HttpResponse> ask(RunAsker asker) {
    return asker.ask(nonce + " Please use your tools.", TOOLS);
  }

  /** Return whether a message that asks for a run is answered by what could be one. */
  private boolean isAnswered(RunAsker asker, boolean greeted) {
    ask(asker);
    told.awaitRun(target.limits());
    return told.sinceAsked().size() >= FEWEST
        && !new TypeFinder(told.frames(), greeted, toolsOnTheWire()).ofRun().isEmpty();
  }

  private List<String> toolsOnTheWire() {
    return TOOLS.stream().map(target.parts()::toolOnTheWire).toList();
  }

  private boolean isAccepted(Entry.HttpResponse answer) {
    if (answer.status() / 100 == 2) {
      examination.fits("request", "accepted with " + answer.status());
      return true;
    }
    examination.amiss(
        "request",
        "a good request is answered " + answer.status() + " " + cut(answer.body()),
        (RunAsker.isNowhere(Optional.of(answer))
                ? "mend execute-path, or agent, which the target may call otherwise; "
                : "")
            + "compare it with what the target reads; request.body in a wire profile says how it is"
            + " written (docs/targets.md)");
    return false;
  }

  private boolean hear(RunAsker asker, Optional<Entry.HttpResponse> answer, boolean greeted) {
    told.awaitRun(target.limits());
    List<Entry.Frame> heard = told.sinceAsked();
    if (heard.isEmpty()) {
      examination.amiss(
          "run",
          "accepted, and no event within " + target.limits().firstEvent().toSeconds() + " s",
          "look to whom the run's events are sent: to the user, on sockets of its thread");
      return false;
    }
    long asked = told.asked();
    long first = heard.get(0).at().nanos() - asked;
    long last = heard.get(heard.size() - 1).at().nanos() - asked;
    examination.fits(
        "run",
        "%d events, the first after %d ms, the last after %d ms"
            .formatted(heard.size(), first / 1_000_000, last / 1_000_000));
    return shape(asker, answer, greeted);
  }

  private boolean shape(RunAsker asker, Optional<Entry.HttpResponse> answer, boolean greeted) {
    Asked asked =
        new Asked(
            target.parts().agentOnTheWire("data_helper"),
            user.id(),
            inquiry.thread(),
            answer.flatMap(this::runId),
            answer.flatMap(it -> Json.read(it.body())).stream()
                .flatMap(body -> Leaf.of(body).stream())
                .map(leaf -> leaf.value().asText())
                .toList(),
            nonce,
            toolsOnTheWire());
    ShapeFinder finder = new ShapeFinder(told.frames(), greeted, asked);
    FoundProfile found = new FoundProfile(finder, Duration.ofNanos(told.now() - told.asked()));
    List<String> missing = new ArrayList<>(finder.types().missing());
    missing.addAll(found.missing());
    if (!missing.isEmpty()) {
      examination.amiss(
          "form",
          "not recognised: %s; the types that came: %s"
              .formatted(String.join(", ", missing), String.join(", ", types(finder))),
          "say in a wire profile where they are (docs/targets.md), and give it as"
              + " wire-profile");
      return false;
    }
    found.keys().forEach(examination::put);
    if (finder.of("agent_thinking").isEmpty()) {
      examination.silent();
    }
    if (asker.isOnSocket()) {
      new SocketAnswers(finder, told.messagesSinceAsked()).find(examination);
    } else {
      answer.ifPresent(it -> answer(it, asked, asker, finder));
    }
    new StrangeMessage(examination, told).send(listening, finder);
    new FailingRun(target, examination, told).watch(asker, finder, found);
    form(examination.profile());
    examination.fits(
        "tools",
        finder.of("tool_executing").stream()
            .flatMap(call -> finder.valueOf(Field.TOOL_NAME, call).stream())
            .map(JsonNode::asText)
            .distinct()
            .collect(Collectors.joining(", ")));
    return true;
  }

  private void form(Map<String, Object> keys) {
    String setting = "as wire-profile=" + target.wireProfile().name() + " says";
    if (fits(keys)) {
      examination.fits("form", setting);
      return;
    }
    String others = String.join(", ", keys.keySet());
    examination.asFound(
        "form",
        keys.isEmpty()
            ? "recognised as the contract's own: wire-profile=data"
            : "recognised, with other " + others + " than the contract's",
        "not " + setting);
  }

  private static List<String> types(ShapeFinder finder) {
    List<String> types = new ArrayList<>();
    finder.types().words().values().forEach(types::addAll);
    types.addAll(finder.types().strangers());
    return types;
  }

  private boolean fits(Map<String, Object> keys) {
    WireProfile profile = target.wireProfile();
    if (!profile.lines().isEmpty()) {
      return keys.entrySet().stream().allMatch(it -> isSaid(it.getKey(), it.getValue()));
    }
    Map<String, Object> built = new LinkedHashMap<>();
    if (profile.name().equals("payload")) {
      built.put("base", "payload");
    } else if (profile.name().equals("flat")) {
      built.put("base", "/");
    }
    return keys.equals(built);
  }

  /** Return whether the profile's file says it, or all that stands in it. */
  private boolean isSaid(String key, Object value) {
    return value instanceof Map<?, ?> section
        ? section.entrySet().stream().allMatch(it -> isSaid(key + "." + it.getKey(), it.getValue()))
        : target.wireProfile().lines().containsKey(key);
  }

  private Optional<String> runId(Entry.HttpResponse answer) {
    return target
        .wireProfile()
        .answer()
        .runId()
        .flatMap(path -> Json.read(answer.body()).flatMap(body -> Leaf.at(body, path)))
        .flatMap(Json::id);
  }

  /** Say of the answer what it has not, where the settings don't. */
  private void answer(Entry.HttpResponse answer, Asked asked, RunAsker asker, ShapeFinder finder) {
    if (!target.wireProfile().answer().equals(AnswerShape.CONTRACT)) {
      return;
    }
    Map<String, Object> response =
        new AnswerFinder(answer, inquiry.thread(), asked.agent(), finder.runId()).keys();
    refusal.flatMap(it -> RefusalFinder.of(it.body())).ifPresent(it -> response.put("error", it));
    if (answer.status() != ACCEPTED && asker.isAnsweredAfterRun()) {
      response.put("comes", "after_run");
    }
    told.awaitRun(target.limits());
    if (!response.isEmpty()) {
      examination.put("response", response);
    }
  }

  static String cut(String text) {
    return OneLine.of(text, 160);
  }
}
