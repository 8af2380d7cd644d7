package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Protocol;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.HttpApi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One run of a target that answers a request by the stream of its events. */
record OneStream(Target target, Examination examination) {
  private static final String STEP = "protocol";

  /** Watch a run by the protocol that the target is set to. */
  void watch(User user) {
    Protocol protocol = target.wireProfile().protocol();
    List<Entry> entries = entries(target, user);
    if (isSpoken(entries)) {
      examination.fits(STEP, told(protocol, entries));
      tools(target, user);
    } else {
      examination.amiss(
          STEP,
          "no run is told over " + protocol.label() + ": " + seen(entries),
          "mend " + target.named(STEP) + ", " + target.named("execute-path"));
    }
  }

  /** Try the protocols of streams, since nothing else is spoken there; return whether one is. */
  boolean find(User user) {
    for (Protocol protocol : Arrays.stream(Protocol.values()).filter(Protocol::isStream).toList()) {
      Target other = protocol.of(target);
      List<Entry> entries = entries(other, user);
      if (isSpoken(entries)) {
        examination.change(protocol::of);
        String setting = "protocol=" + protocol.label() + ", execute-path=" + other.executePath();
        examination.asFound(
            STEP, told(protocol, entries) + ": " + setting, "a request is answered by a stream");
        tools(other, user);
        return true;
      }
    }
    return false;
  }

  private void tools(Target spoken, User user) {
    new StreamTools(
            spoken,
            examination,
            (message, tool) -> events(entries(spoken, user, message, Optional.of(List.of(tool)))))
        .find();
  }

  private static List<Entry> entries(Target target, User user) {
    return entries(target, user, "Hello, please use your tools.", Optional.empty());
  }

  private static List<Entry> entries(
      Target target, User user, String message, Optional<List<String>> tools) {
    HttpApi http = new HttpApi(new Transport(target));
    Inquiry inquiry = new Inquiry(Doors.NAME, target, user);
    inquiry.execute(http, inquiry.request(message, tools), Optional.of(user.token()));
    inquiry.untilEnd(
        Entry.SocketClosed.class::isInstance, target.limits().firstEvent(), target.limits().run());
    http.hangUp(inquiry.transcript());
    return inquiry.transcript().entries();
  }

  private static boolean isSpoken(List<Entry> entries) {
    return events(entries).stream().anyMatch(it -> type(it).equals("agent_started"));
  }

  private static List<JsonNode> events(List<Entry> entries) {
    return entries.stream()
        .filter(Entry.Frame.class::isInstance)
        .flatMap(it -> Json.read(((Entry.Frame) it).text()).stream())
        .toList();
  }

  private static String type(JsonNode event) {
    return event.path("type").asText();
  }

  private static String seen(List<Entry> entries) {
    return entries.stream()
        .filter(it -> it instanceof Entry.HttpResponse || it instanceof Entry.HttpFailed)
        .map(Entry::summary)
        .findFirst()
        .orElse("silence");
  }

  private static String told(Protocol protocol, List<Entry> entries) {
    List<JsonNode> events = events(entries);
    String tools =
        events.stream()
            .filter(it -> type(it).equals("tool_executing"))
            .map(it -> it.path("data").path("tool_name").asText())
            .distinct()
            .collect(Collectors.joining(", "));
    String end =
        events.stream()
            .map(OneStream::type)
            .filter(it -> it.equals("agent_completed") || it.equals("agent_error"))
            .findFirst()
            .orElse("no end");
    return "a run is told over "
        + protocol.label()
        + " to "
        + end
        + (tools.isEmpty() ? ", no tool was used" : ", tools: " + tools);
  }
}
