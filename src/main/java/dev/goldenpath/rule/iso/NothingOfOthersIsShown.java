package dev.goldenpath.rule.iso;

import dev.goldenpath.event.DeliveredText;
import dev.goldenpath.rule.Automaton;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Rules;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Delivery;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.Socket;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.timeline.Words;
import dev.goldenpath.wire.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ISO-2: no nonce that was given to another user, and no id of another user, his threads or runs,
 * appears in anything delivered to this user, in any field.
 *
 * <p>Keeps it: Ada's nonce in Ada's events. Breaks it: Ben's nonce in a heartbeat on Ada's socket;
 * or Ben's user id in an error body for Ada.
 *
 * <p>Imperative: whose an id is may be known only after it was shown, so all that was delivered is
 * remembered and looked at again.
 */
public final class NothingOfOthersIsShown {
  /** Shorter ids may stand in a text by chance; they count only in a field named for one. */
  private static final int TELLING = 8;

  /** No id is longer: a UUID has 36 characters, and what is joined of some has 128 at most. */
  private static final int LONGEST = 128;

  private static final String ANYBODY = "anybody";
  private static final Map<Pattern, Ledger.IdKind> ID_FIELDS =
      Map.of(
          Pattern.compile("user|owner|sub|subject|.*(user|owner|subject)u?u?ids?"),
          Ledger.IdKind.USER,
          Pattern.compile(".*(thread|conversation)u?u?ids?"),
          Ledger.IdKind.THREAD,
          Pattern.compile(".*runu?u?ids?"),
          Ledger.IdKind.RUN);

  private static final Pattern JOINTS = Pattern.compile("[_.-]");

  public static final Rule RULE =
      Rules.inScenario(Clause.ISO_2, timeline -> stalls -> new Reader(timeline));

  private NothingOfOthersIsShown() {}

  /** A word that was delivered to a user, to be looked at again when more ids are known. */
  private record Shown(String userId, Optional<Ledger.IdKind> kind, String word, Moment moment) {
    Optional<String> owner(Ledger ledger) {
      if (kind.isPresent()) {
        return ledger.owner(kind.get(), word);
      }
      Optional<String> owner = ledger.owner(word);
      return owner.isPresent() ? owner : ledger.stranger(word, userId);
    }
  }

  /** The words that were delivered to a user: among all, and in fields that are named for ids. */
  private record Heard(Set<String> words, Map<Ledger.IdKind, Set<String>> ids) {
    Heard() {
      this(new HashSet<>(), new EnumMap<>(Ledger.IdKind.class));
    }

    boolean isNew(Optional<Ledger.IdKind> kind, String word) {
      return kind.isEmpty()
          ? words.add(word)
          : ids.computeIfAbsent(kind.get(), any -> new HashSet<>()).add(word);
    }
  }

  private static final class Reader extends Automaton {
    private final Timeline timeline;
    private final List<Shown> delivered = new ArrayList<>();
    private final Map<String, Heard> heard = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Optional<Ledger.IdKind>> kinds = new HashMap<>();
    private final List<Shown> postponed = new ArrayList<>();

    Reader(Timeline timeline) {
      this.timeline = timeline;
    }

    @Override
    protected void on(Moment moment) {
      Entry entry = moment.entry();
      if (!postponed.isEmpty()
          && !timeline.hasPendingCall()
          && !(entry instanceof Entry.HttpResponse)) {
        List<Shown> now = List.copyOf(postponed);
        postponed.clear();
        now.forEach(this::judge);
      }
      if (entry instanceof Entry.SocketOpening opening) {
        name(opening.userId(), opening.user());
      } else if (entry instanceof Entry.HttpRequest request) {
        name(request.userId(), request.user());
      }
      String userId = readerOf(entry);
      if (!userId.isEmpty()) {
        for (Delivery delivery : moment.deliveries()) {
          scan(userId, delivery, moment);
        }
      }
    }

    /** Who shows no good token is nobody. */
    private void name(String userId, String user) {
      if (!userId.isEmpty()) {
        names.put(userId, user);
      }
    }

    private String readerOf(Entry entry) {
      if (entry instanceof Entry.OfSocket ofSocket) {
        return timeline.socket(ofSocket.socket()).map(Socket::userId).orElse("");
      }
      return entry instanceof Entry.OfCall ofCall
          ? timeline.call(ofCall.call()).map(Reader::readerOf).orElse("")
          : "";
    }

    /** Anybody may ask for the health, so nothing of any user may stand in it. */
    private static String readerOf(Call call) {
      return switch (call.request().kind()) {
        case EXECUTE, LOGIN -> call.request().userId();
        case HEALTH -> ANYBODY;
      };
    }

    private void scan(String userId, Delivery delivery, Moment moment) {
      if (hasOthersThan(userId)) {
        kept();
      }
      DeliveredText text = delivery.text();
      boolean mayBeJson = delivery.header().isEmpty() && moment.unreadable().isEmpty();
      boolean isJson = mayBeJson && text.walked().isJson();
      if (isJson && text.readings().size() == 1) {
        for (DeliveredText.JsonText met : text.walked().texts()) {
          valueAndWords(userId, met.value(), moment);
        }
      } else {
        for (String reading : text.readings()) {
          words(userId, reading, moment);
        }
      }
      if (mayBeJson) {
        for (DeliveredText.JsonText met : text.walked().texts()) {
          value(userId, kindOf(met.field()), met.value(), moment);
        }
      }
      if (!isJson) {
        value(userId, kindOf(delivery.header()), text.text(), moment);
      }
    }

    /** Other scenarios give ids too, but which of them by now is chance. */
    private boolean hasOthersThan(String userId) {
      return names.size() > (names.containsKey(userId) ? 1 : 0);
    }

    private void value(String userId, Optional<Ledger.IdKind> kind, String value, Moment moment) {
      if (kind.isPresent()) {
        word(userId, kind, value, moment);
      }
      if (value.length() >= TELLING) {
        word(userId, Optional.empty(), value, moment);
      }
    }

    /** Where nothing is encoded, all words stand in keys and values, which mostly come again. */
    private void valueAndWords(String userId, String value, Moment moment) {
      if (value.length() >= TELLING && word(userId, Optional.empty(), value, moment)) {
        words(userId, value, moment);
      }
    }

    private void words(String userId, String text, Moment moment) {
      Words.visit(text, TELLING, word -> word(userId, Optional.empty(), word, moment));
      for (String nonce : Nonce.inAnyCase(text)) {
        word(userId, Optional.empty(), nonce, moment);
      }
    }

    /** Fields come again in each event. */
    private Optional<Ledger.IdKind> kindOf(String field) {
      return kinds.computeIfAbsent(field, Reader::kindNamed);
    }

    private static Optional<Ledger.IdKind> kindNamed(String field) {
      String plain = JOINTS.matcher(field).replaceAll("").toLowerCase(Locale.ROOT);
      return ID_FIELDS.entrySet().stream()
          .filter(kind -> kind.getKey().matcher(plain).matches())
          .map(Map.Entry::getValue)
          .findFirst();
    }

    /** Take in a word, unless it was met before; return whether it was not. */
    private boolean word(String userId, Optional<Ledger.IdKind> kind, String word, Moment moment) {
      if (word.length() > LONGEST) {
        return true;
      }
      boolean isNew = heard.computeIfAbsent(userId, any -> new Heard()).isNew(kind, word);
      if (isNew) {
        Shown what = new Shown(userId, kind, word, moment);
        delivered.add(what);
        judge(what);
      }
      return isNew;
    }

    private void judge(Shown what) {
      Optional<String> owner = what.owner(timeline.ledger());
      if (owner.isPresent()
          && !owner.get().equals(what.userId())
          && !timeline.words().hasSaid(what.userId(), what.word())
          && !isOwnRun(what)) {
        judge(what, owner.get());
      }
    }

    /** Whose run it is, the answer may tell that is under way. */
    private void judge(Shown what, String owner) {
      if (timeline.hasPendingCall()
          && timeline.ledger().owner(Ledger.IdKind.RUN, what.word()).isPresent()) {
        postponed.add(what);
      } else {
        shown(what, owner);
      }
    }

    /** An id that two accepted requests share is HTTP-5's to tell. */
    private boolean isOwnRun(Shown what) {
      return timeline.calls().stream()
          .filter(call -> call.request().userId().equals(what.userId()))
          .anyMatch(call -> call.runId().equals(Optional.of(what.word())));
    }

    private void shown(Shown what, String owner) {
      broken(
          what.moment(),
          "nothing of another user in what "
              + names.getOrDefault(what.userId(), what.userId())
              + " is sent",
          what.word()
              + " of "
              + Optional.ofNullable(names.get(owner))
                  .or(() -> timeline.ledger().stranger(what.word(), what.userId()))
                  .orElse("another user")
              + " in "
              + describe(what.moment()),
          "look for state that users share: a cache, a connection's context, a message template");
    }

    private static String describe(Moment moment) {
      return moment
          .event()
          .map(event -> event.typeName() + " at event " + Wording.place(event))
          .orElse(moment.entry().summary() + " at event " + moment.at().seq());
    }

    /** Look again: an id may have become known only after it was shown. */
    @Override
    public void end(Ending ending, long nanos) {
      delivered.forEach(this::judge);
    }
  }
}
