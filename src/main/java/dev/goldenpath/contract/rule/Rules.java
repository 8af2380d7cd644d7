package dev.goldenpath.contract.rule;

import dev.goldenpath.contract.Clause;
import dev.goldenpath.contract.Rule;
import dev.goldenpath.event.EventType;
import java.util.List;

/** All rules, in the order of the contract. Always on, all of them, on every socket. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new HealthTellsTruly(),
          new GoodRequestIsUnderstood(),
          new GoodRequestIsAccepted(),
          new AnswerDoesNotWaitForTheRun(),
          new BadRequestIsRefused(),
          new RefusedRequestStartsNoRun(),
          new RunIdsAreUnique(),
          new SocketOpensWithAGoodToken(),
          new ConnectionIsGreetedFirst(),
          new BadTokenIsRefused(),
          new ConnectionServesManyRuns.StaysOpen(),
          new ConnectionServesManyRuns.ServesTheNext(),
          new MessagesAreJsonObjects(),
          new PingsAreAnswered(),
          new UnreadableMessagesDoNoHarm(),
          new UnreadableMessagesAreNoSuccess(),
          new EverySocketHearsEverything(),
          new LateSocketsHearTheRest(),
          new EventsHaveTheirEnvelope(),
          new EventCarriesItsData(Clause.EVENT_1, EventType.AGENT_STARTED),
          new StartedAgentIsTheOneAskedFor(),
          new EventCarriesItsData(Clause.EVENT_2, EventType.AGENT_THINKING),
          new EventCarriesItsData(Clause.EVENT_3, EventType.TOOL_EXECUTING),
          new EventCarriesItsData(Clause.EVENT_4, EventType.TOOL_COMPLETED),
          new EventCarriesItsData(Clause.EVENT_5, EventType.AGENT_COMPLETED),
          new EventCarriesItsData(Clause.EVENT_6, EventType.AGENT_ERROR),
          new FieldsSitInTheirPlace(),
          new AgentStartedComesFirst(),
          new GoldenPathIsComplete(),
          new RunEndsOnce(),
          new EveryToolCallCompletes(),
          new EveryCompletionWasAnnounced(),
          new OnlyAllowedToolsAreCalled(),
          new AgentDoesWhatWasAsked(),
          new SocketsCarryOwnRunsOnly(),
          new LooseEventsAreOnesOwn(),
          new NothingOfOthersIsShown(),
          new RunsStayApart(),
          new OthersThreadsAreClosed.Handshake(),
          new OthersThreadsAreClosed.Owner(),
          new OthersThreadsAreClosed.Runs(),
          new OthersThreadsAreClosed.Answer(),
          new TimestampsAreTrue(),
          new ExecutionTimeAgrees(),
          new EventsComeAsTheyHappen(),
          new FirstAndLastComeInTime(),
          new HandshakeIsAnsweredInTime(),
          new EchoReturnsWhatItWasGiven(),
          new ClockTellsTheTime(),
          new AnswersDiffer(),
          new FailureIsAdmitted(),
          new WordsChangeNothing(),
          new SecretsStaySecret());

  private Rules() {}

  public static List<Rule> all() {
    return ALL;
  }
}
