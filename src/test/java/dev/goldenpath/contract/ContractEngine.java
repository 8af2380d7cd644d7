package dev.goldenpath.contract;

import dev.goldenpath.report.ClauseReport;
import dev.goldenpath.report.LivingDocs;
import dev.goldenpath.report.Report;
import dev.goldenpath.rule.Clause;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.opentest4j.AssertionFailedError;

/**
 * Tell what became of each clause in the acceptance run before it, one test a clause.
 *
 * <p>Scenarios are about clauses, and many meet a break; here each break is one failure.
 */
public final class ContractEngine implements TestEngine {
  private static final Set<Clause.Family> OF_STREAMS =
      Set.of(Clause.Family.AGUI, Clause.Family.AISDK);

  @Override
  public String getId() {
    return "goldenpath-contract";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor contract = new EngineDescriptor(id, "Contract");
    for (Clause clause : Clause.values()) {
      contract.addChild(new OfClause(id, clause));
    }
    return contract;
  }

  @Override
  public void execute(ExecutionRequest request) {
    EngineExecutionListener listener = request.getEngineExecutionListener();
    TestDescriptor contract = request.getRootTestDescriptor();
    listener.executionStarted(contract);
    LivingDocs.latest()
        .ifPresent(report -> contract.getChildren().forEach(test -> tell(test, report, listener)));
    listener.executionFinished(contract, TestExecutionResult.successful());
  }

  /** What scenarios say besides is in no report where none has said anything. */
  private static void tell(TestDescriptor test, Report report, EngineExecutionListener listener) {
    report.clauses().stream()
        .filter(it -> it.clause() == ((OfClause) test).clause)
        .findFirst()
        .ifPresentOrElse(it -> tell(test, it, listener), () -> untold(test, listener));
  }

  /** A clause of a protocol that the target does not speak is no test that was skipped. */
  private static void untold(TestDescriptor test, EngineExecutionListener listener) {
    if (!OF_STREAMS.contains(((OfClause) test).clause.family())) {
      listener.executionSkipped(test, "no scenario of this run is about it");
    }
  }

  private static void tell(
      TestDescriptor test, ClauseReport clause, EngineExecutionListener listener) {
    switch (clause.state()) {
      case KEPT, BROKEN, UNDECIDED -> {
        listener.executionStarted(test);
        listener.executionFinished(test, result(clause));
      }
      default -> listener.executionSkipped(test, clause.state().word() + ": " + clause.why());
    }
  }

  private static TestExecutionResult result(ClauseReport clause) {
    return switch (clause.state()) {
      case BROKEN -> TestExecutionResult.failed(new AssertionFailedError(clause.message()));
      case UNDECIDED -> TestExecutionResult.failed(new IllegalStateException(clause.why()));
      default -> TestExecutionResult.successful();
    };
  }

  private static final class OfClause extends AbstractTestDescriptor {
    private final Clause clause;

    OfClause(UniqueId engine, Clause clause) {
      super(engine.append("clause", clause.id()), clause.id() + " " + clause.title());
      this.clause = clause;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
