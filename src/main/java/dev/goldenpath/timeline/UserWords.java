package dev.goldenpath.timeline;

import dev.goldenpath.wire.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the users of a scenario have sent themselves; what is theirs in it goes to the ledger. */
public final class UserWords {
  private final Ledger ledger;
  private final Map<String, Set<String>> said = new HashMap<>();

  UserWords(Ledger ledger) {
    this.ledger = ledger;
  }

  void opens(Entry.SocketOpening entry) {
    says(entry.userId(), entry.threadId());
    ledger.names(entry.userId(), entry.threadId());
    known(entry.userId());
  }

  void asks(Entry.HttpRequest entry) {
    sends(entry.userId(), entry.body());
    entry.request().ifPresent(request -> ledger.names(entry.userId(), request.threadId()));
    known(entry.userId());
    if (!entry.userId().isEmpty()) {
      Nonce.in(entry.body()).forEach(nonce -> ledger.owns(entry.userId(), nonce));
    }
  }

  void sends(String userId, String text) {
    Words.in(text).forEach(word -> says(userId, word));
  }

  private void known(String userId) {
    if (!userId.isEmpty()) {
      ledger.owns(userId, Ledger.IdKind.USER, userId);
    }
  }

  private void says(String userId, String word) {
    said.computeIfAbsent(userId, id -> new HashSet<>()).add(Ids.plain(word));
  }

  /**
   * Return whether a user himself has sent that word, so that its coming back gives nothing away;
   * of a thread's id, in any scenario: what is told of the thread may come later.
   */
  public boolean hasSaid(String userId, String word) {
    return said.getOrDefault(userId, Set.of()).contains(Ids.plain(word))
        || ledger.hasNamed(userId, word);
  }
}
