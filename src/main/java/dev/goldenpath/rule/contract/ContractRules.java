package dev.goldenpath.rule.contract;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.conn.BadTokenIsRefused;
import dev.goldenpath.rule.conn.ConnectionIsGreetedFirst;
import dev.goldenpath.rule.conn.ConnectionServesManyRuns;
import dev.goldenpath.rule.conn.EverySocketHearsEverything;
import dev.goldenpath.rule.conn.LateSocketsHearTheRest;
import dev.goldenpath.rule.conn.MessagesAreJsonObjects;
import dev.goldenpath.rule.conn.PingsAreAnswered;
import dev.goldenpath.rule.conn.SocketOpensWithAGoodToken;
import dev.goldenpath.rule.conn.UnreadableMessagesAreNoSuccess;
import dev.goldenpath.rule.conn.UnreadableMessagesDoNoHarm;
import dev.goldenpath.rule.event.EventCarriesItsData;
import dev.goldenpath.rule.event.EventsHaveTheirEnvelope;
import dev.goldenpath.rule.event.FieldsSitInTheirPlace;
import dev.goldenpath.rule.event.StartedAgentIsTheOneAskedFor;
import dev.goldenpath.rule.http.AnswerDoesNotWaitForTheRun;
import dev.goldenpath.rule.http.BadRequestIsRefused;
import dev.goldenpath.rule.http.GoodRequestIsAccepted;
import dev.goldenpath.rule.http.GoodRequestIsUnderstood;
import dev.goldenpath.rule.http.HealthTellsTruly;
import dev.goldenpath.rule.http.RefusedRequestStartsNoRun;
import dev.goldenpath.rule.http.RunIdsAreUnique;
import dev.goldenpath.rule.iso.LooseEventsAreOnesOwn;
import dev.goldenpath.rule.iso.NothingOfOthersIsShown;
import dev.goldenpath.rule.iso.OthersThreadsAreClosed;
import dev.goldenpath.rule.iso.RunsStayApart;
import dev.goldenpath.rule.iso.SocketsCarryOwnRunsOnly;
import dev.goldenpath.rule.iso.ThreadsStayTheirOwners;
import dev.goldenpath.rule.order.AgentStartedComesFirst;
import dev.goldenpath.rule.order.GoldenPathIsComplete;
import dev.goldenpath.rule.order.RunEndsOnce;
import dev.goldenpath.rule.pair.AgentDoesWhatWasAsked;
import dev.goldenpath.rule.pair.EveryCompletionWasAnnounced;
import dev.goldenpath.rule.pair.EveryToolCallCompletes;
import dev.goldenpath.rule.pair.OnlyAllowedToolsAreCalled;
import dev.goldenpath.rule.pair.WaitToolWaits;
import dev.goldenpath.rule.safe.SecretsStaySecret;
import dev.goldenpath.rule.time.EventsComeAsTheyHappen;
import dev.goldenpath.rule.time.ExecutionTimeAgrees;
import dev.goldenpath.rule.time.FirstAndLastComeInTime;
import dev.goldenpath.rule.time.TimestampsAreTrue;
import dev.goldenpath.rule.truth.AnswersDiffer;
import dev.goldenpath.rule.truth.ClockTellsTheTime;
import dev.goldenpath.rule.truth.EchoReturnsWhatItWasGiven;
import dev.goldenpath.rule.truth.FailureIsAdmitted;
import dev.goldenpath.rule.truth.WordsChangeNothing;
import java.util.List;

/** All rules, in the order of the contract. Always on, all of them, on every socket. */
public final class ContractRules {
  private static final List<Rule> ALL =
      List.of(
          HealthTellsTruly.RULE,
          GoodRequestIsUnderstood.RULE,
          GoodRequestIsAccepted.RULE,
          AnswerDoesNotWaitForTheRun.RULE,
          BadRequestIsRefused.RULE,
          RefusedRequestStartsNoRun.RULE,
          RunIdsAreUnique.RULE,
          SocketOpensWithAGoodToken.RULE,
          ConnectionIsGreetedFirst.RULE,
          BadTokenIsRefused.RULE,
          ConnectionServesManyRuns.STAYS_OPEN,
          ConnectionServesManyRuns.SERVES_THE_NEXT,
          MessagesAreJsonObjects.RULE,
          PingsAreAnswered.RULE,
          UnreadableMessagesDoNoHarm.RULE,
          UnreadableMessagesAreNoSuccess.RULE,
          EverySocketHearsEverything.RULE,
          LateSocketsHearTheRest.RULE,
          EventsHaveTheirEnvelope.RULE,
          EventCarriesItsData.of(Clause.EVENT_1, EventType.AGENT_STARTED),
          StartedAgentIsTheOneAskedFor.RULE,
          EventCarriesItsData.of(Clause.EVENT_2, EventType.AGENT_THINKING),
          EventCarriesItsData.of(Clause.EVENT_3, EventType.TOOL_EXECUTING),
          EventCarriesItsData.of(Clause.EVENT_4, EventType.TOOL_COMPLETED),
          EventCarriesItsData.of(Clause.EVENT_5, EventType.AGENT_COMPLETED),
          EventCarriesItsData.of(Clause.EVENT_6, EventType.AGENT_ERROR),
          FieldsSitInTheirPlace.RULE,
          AgentStartedComesFirst.RULE,
          GoldenPathIsComplete.RULE,
          RunEndsOnce.RULE,
          EveryToolCallCompletes.RULE,
          EveryCompletionWasAnnounced.RULE,
          OnlyAllowedToolsAreCalled.RULE,
          AgentDoesWhatWasAsked.RULE,
          WaitToolWaits.RULE,
          SocketsCarryOwnRunsOnly.RULE,
          LooseEventsAreOnesOwn.RULE,
          NothingOfOthersIsShown.RULE,
          RunsStayApart.RULE,
          OthersThreadsAreClosed.HANDSHAKE,
          ThreadsStayTheirOwners.RULE,
          OthersThreadsAreClosed.RUNS,
          OthersThreadsAreClosed.ANSWER,
          TimestampsAreTrue.RULE,
          ExecutionTimeAgrees.RULE,
          EventsComeAsTheyHappen.RULE,
          FirstAndLastComeInTime.RULE,
          EchoReturnsWhatItWasGiven.RULE,
          ClockTellsTheTime.RULE,
          AnswersDiffer.RULE,
          FailureIsAdmitted.RULE,
          WordsChangeNothing.RULE,
          SecretsStaySecret.RULE);

  private ContractRules() {}

  public static List<Rule> all() {
    return ALL;
  }
}
