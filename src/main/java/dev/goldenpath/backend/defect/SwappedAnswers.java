package dev.goldenpath.backend.defect;

import dev.goldenpath.backend.seam.Attached;
import dev.goldenpath.backend.seam.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds each last answer a moment; if another user's comes meanwhile, exchanges their texts. */
final class SwappedAnswers extends Attached {

  private static final int MOMENT_MILLIS = 400;

  private final List<Event> held = new ArrayList<>();

  @Override
  public void emit(Event event, Consumer<Event> next) {
    if (!event.is(Event.ANSWERED)) {
      next.accept(event);
      return;
    }
    Optional<Event> partner = partnerOrHold(event);
    if (partner.isPresent()) {
      next.accept(withAnswerOf(event, partner.get()));
      next.accept(withAnswerOf(partner.get(), event));
    } else {
      later(inside(), MOMENT_MILLIS, () -> release(event, next));
    }
  }

  private synchronized Optional<Event> partnerOrHold(Event event) {
    Optional<Event> partner =
        held.stream().filter(e -> !e.run().user().equals(event.run().user())).findFirst();
    partner.ifPresentOrElse(held::remove, () -> held.add(event));
    return partner;
  }

  private void release(Event event, Consumer<Event> next) {
    boolean unswapped;
    synchronized (this) {
      unswapped = held.remove(event);
    }
    if (unswapped) {
      next.accept(event);
    }
  }

  private static Event withAnswerOf(Event event, Event other) {
    return event.withData(
        data -> data.put("final_response", other.data().path("final_response").asText()));
  }
}
