package dev.goldenpath.rule.contract;

import dev.goldenpath.event.EventType;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.conn.*;
import dev.goldenpath.rule.event.*;
import dev.goldenpath.rule.http.*;
import dev.goldenpath.rule.iso.*;
import dev.goldenpath.rule.order.*;
import dev.goldenpath.rule.pair.*;
import dev.goldenpath.rule.safe.SecretsStaySecret;
import dev.goldenpath.rule.stream.*;
import dev.goldenpath.rule.time.*;
import dev.goldenpath.rule.truth.*;
import java.util.List;

/** All rules, in the order of the contract. Always on, all of them, on every socket. */
public final class ContractRules {
  private static final List<Rule> ALL =
      List.of(
          HealthTellsTruly.RULE,
          GoodRequestIsUnderstood.RULE,
          GoodRequestIsAccepted.RULE,
          AnswerNamesTheRun.RULE,
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
          ClosedSocketTakesNothing.RULE,
          NewSocketTakesNothing.RULE,
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
          NestedAgentsEndInTime.RULE,
          EveryToolCallCompletes.RULE,
          EveryCompletionWasAnnounced.RULE,
          OnlyAllowedToolsAreCalled.RULE,
          AgentDoesWhatWasAsked.RULE,
          WaitToolWaits.RULE,
          SocketsCarryOwnRunsOnly.RULE,
          LooseEventsAreOnesOwn.RULE,
          NothingOfOthersIsShown.RULE,
          RunsStayApart.RULE,
          RunsTakeTurns.RULE,
          RunsTakeTurns.ANSWER,
          RefusedRequestStartsNoRun.OF_BUSY_THREAD,
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
          SecretsStaySecret.RULE,
          StreamAnswersTheRequest.AS_AG_UI,
          StreamAnswersTheRequest.OF_AG_UI,
          BlocksAreWhole.AG_UI_MESSAGES,
          BlocksAreWhole.AG_UI_TOOL_CALLS,
          BlocksAreWhole.AG_UI_STEPS,
          DeltasArePatches.RULE,
          StreamEndsOnce.OF_AG_UI,
          StreamAnswersTheRequest.AS_AI_SDK,
          StreamAnswersTheRequest.OF_AI_SDK,
          StreamEndsOnce.OF_AI_SDK_WHOLE,
          BlocksAreWhole.AI_SDK_PARTS,
          BlocksAreWhole.AI_SDK_INPUTS,
          StreamEndsOnce.OF_AI_SDK);

  private ContractRules() {}

  public static List<Rule> all() {
    return ALL;
  }
}
