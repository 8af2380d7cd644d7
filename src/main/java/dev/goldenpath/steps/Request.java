package dev.goldenpath.steps;

import dev.goldenpath.scenario.Ask;
import dev.goldenpath.scenario.Draw;
import dev.goldenpath.setting.Capability;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody asks for, as a sentence says it: an agent, an errand or a message of one's own, the
 * tools, the rounds, the thread, how often, and whether anybody listens.
 *
 * <p>{@code the research_agent agent "What is new?" with search_docs in at most 2 rounds 3 times}
 */
public final class Request {
  static final String NAME = "[A-Za-z][\\w.-]*";
  static final String NAMES = NAME + "(?:(?:, | then | and )" + NAME + ")*";
  static final String QUOTED = "(?:" + Draw.QUOTED + ")";
  static final String TIME = "\\d+(?:\\.\\d+)? (?:seconds?|ms)";

  /** A time, or one that is drawn: {@code 3.5 to 5 seconds}. */
  static final String SOME_TIME = "(?:\\d+(?:\\.\\d+)? to )?" + TIME;

  private static final String SOME_TOOLS = NAMES + "(?: in any order)?";
  private static final String ERRAND =
      "(?:help|the same again|the time|a tool that fails|a run that takes its time|an echo(?: of"
          + " (?:"
          + EchoText.WORDS
          + "))?|a wait of "
          + SOME_TIME
          + ")";

  private static final String SAME_AGAIN = "the same again";

  /** The whole of it, without groups. */
  static final String WORDS =
      "(?:the "
          + NAME
          + " agent )?(?:"
          + QUOTED
          + "|(?:for )?"
          + ERRAND
          + "|to use "
          + SOME_TOOLS
          + ")(?: with "
          + SOME_TOOLS
          + ")?(?: in at most "
          + Draw.NUMBER
          + " rounds?)?(?: in a second thread| in the thread of "
          + Parameters.PERSON
          + ")?(?: (?:twice|"
          + Draw.NUMBER
          + " times)(?: at once|, one after another)?)?"
          + "(?: while nobody listens)?";

  private static final Pattern PARTS =
      Pattern.compile(
          ("(?:the (?<agent>NAME) agent )?(?:(?<quoted>QUOTED)|(?:for )?(?<errand>ERRAND)|to use"
                  + " (?<use>NAMES))(?: with (?<tools>NAMES))?(?: in at most (?<rounds>\\d+)"
                  + " rounds?)?(?:(?<second> in a second thread)| in the thread of"
                  + " (?<owner>PERSON))?(?: (?<times>twice|\\d+ times)(?:(?<once> at once)|, one"
                  + " after another)?)?(?<unheard> while nobody listens)?")
              .replace("QUOTED", QUOTED)
              .replace("ERRAND", ERRAND)
              .replace("NAMES", NAMES)
              .replace("PERSON", Parameters.PERSON)
              .replace("NAME", NAME));

  /** Messages begin alike, so that what is kept by a message's first words shows. */
  static final String TASK = "Please use your tools on " + Ask.NONCE + ".";

  private static final Duration LONG_ENOUGH_TO_MEET = Duration.ofSeconds(2);

  private final Matcher parts;
  private final Draw draw;

  private Request(Matcher parts, Draw draw) {
    this.parts = parts;
    this.draw = draw;
  }

  /** Read what is asked for; what the words leave open is drawn. */
  static Request of(String words, Draw draw) {
    Matcher parts = PARTS.matcher(draw.in(words));
    if (!parts.matches()) {
      throw new IllegalArgumentException("nobody can ask “" + words + "”");
    }
    return new Request(parts, draw);
  }

  /** Return what one user asks of the target, once. */
  Ask by(String user, Target target) {
    return options(errand(user, target));
  }

  /** Return it once for each time. */
  List<Ask> allBy(String user, Target target) {
    return Collections.nCopies(times(), by(user, target));
  }

  private Ask options(Ask ask) {
    Ask asked = part("agent").map(ask::agent).orElse(ask);
    asked = part("tools").map(Request::list).map(asked::tools).orElse(asked);
    asked = part("rounds").map(Integer::parseInt).map(asked::rounds).orElse(asked);
    return part("second").isPresent() ? asked.thread(Cast.SECOND_THREAD) : asked;
  }

  private Ask errand(String user, Target target) {
    if (part("quoted").isPresent()) {
      return said(user, unquoted(part("quoted").orElseThrow()));
    }
    if (part("use").isPresent()) {
      return Ask.of(user, TASK).tools(list(part("use").orElseThrow()));
    }
    String errand = part("errand").orElseThrow();
    return switch (errand) {
      case "help", SAME_AGAIN -> Ask.of(user, TASK);
      case "the time" ->
          with(Part.TIME, Ask.of(user, "What time is it? Please use your tools."), target);
      case "a tool that fails" -> Ask.of(user, TASK).tools(List.of("failing_tool"));
      case "a run that takes its time" -> together(user, target);
      case "an echo" -> with(Part.ECHO, Ask.of(user, TASK), target);
      default -> errand.startsWith("a wait") ? wait(user, errand) : echo(user, errand, target);
    };
  }

  /** Put a text that only this run can know where the message wants one, and nowhere else. */
  static Ask said(String user, String message) {
    Ask ask = Ask.of(user, message);
    return message.contains(Ask.NONCE) ? ask : ask.unmarked();
  }

  private static Ask wait(String user, String errand) {
    Duration time = Durations.of(errand.substring("a wait of ".length()));
    return Ask.of(user, Durations.waiting(time)).tools(List.of("wait_tool"));
  }

  private Ask echo(String user, String errand, Target target) {
    EchoText text = EchoText.of(errand.substring("an echo of ".length()));
    // The words by which an echo is asked for, the nonce and a blank come before the text.
    int words = EchoText.utf8Length(target.parts().prompted(""));
    String message = text.after(words + "gp-".length() + 20 + 1, draw);
    return with(Part.ECHO, Ask.of(user, message), target);
  }

  /**
   * Allow one tool alone. Where a request can't say so, the agent uses those that it has by
   * default, and this one is among them.
   */
  private static Ask with(Part part, Ask ask, Target target) {
    return target.has(Capability.AGENT_CONFIG) || !target.parts().has(part)
        ? ask.tools(List.of(part.contractName()))
        : ask;
  }

  /** Ask for what takes long enough to overlap, where the target can wait. */
  private static Ask together(String user, Target target) {
    return target.has(Capability.WAIT_TOOL) && target.has(Capability.AGENT_CONFIG)
        ? Ask.of(user, Durations.waiting(LONG_ENOUGH_TO_MEET))
            .tools(List.of("wait_tool", "echo_tool"))
        : with(Part.ECHO, Ask.of(user, TASK), target);
  }

  /** Ask for something, whatever it is: an echo, where the target has a tool for it. */
  static Ask anything(String user, Target target) {
    Ask ask = Ask.of(user, TASK);
    return target.parts().has(Part.ECHO) ? with(Part.ECHO, ask, target) : ask;
  }

  int times() {
    return part("times")
        .map(words -> words.equals("twice") ? 2 : Times.some(Integer.parseInt(words.split(" ")[0])))
        .orElse(1);
  }

  boolean isAtOnce() {
    return part("once").isPresent();
  }

  /** Return whose thread it is asked in, where that is another's. */
  Optional<String> owner() {
    return part("owner");
  }

  /** Return whether it is asked for though no socket is open. */
  boolean isUnheard() {
    return part("unheard").isPresent();
  }

  /** Return whether the last request is to be sent once more, letter by letter. */
  boolean isTheSameAgain() {
    return part("errand").filter(SAME_AGAIN::equals).isPresent();
  }

  /** Return whether it is asked for in the words of help, so that the agent chooses its tools. */
  boolean isHelp() {
    return part("errand").filter("help"::equals).isPresent();
  }

  private Optional<String> part(String name) {
    return Optional.ofNullable(parts.group(name));
  }

  static List<String> list(String names) {
    return Arrays.asList(names.split(", | then | and "));
  }

  /** Return what stands between quotes, as Cucumber reads it. */
  static String unquoted(String quoted) {
    return quoted
        .substring(1, quoted.length() - 1)
        .replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\\\", "\\");
  }
}
