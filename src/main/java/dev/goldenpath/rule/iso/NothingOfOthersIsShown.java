package dev.goldenpath.rule.iso;

import dev.goldenpath.event.JsonWalk;
import dev.goldenpath.event.Readings;
import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Ending;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.rule.pattern.Wording;
import dev.goldenpath.timeline.Call;
import dev.goldenpath.timeline.Ledger;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.Nonce;
import dev.goldenpath.timeline.Run;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.timeline.Words;
import dev.goldenpath.wire.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * ISO-2: no nonce that was given to another user, and no id of another user, his threads or runs,
 * appears in anything delivered to this user, in any field.
 *
 * <p>Keeps it: Ada's nonce in Ada's events. Breaks it: Ben's nonce in a heartbeat on Ada's socket;
 * or Ben's user id in an error body for Ada.
 */
public final class NothingOfOthersIsShown implements Rule.OfScene {
  /**
   * Shorter ids may stand in a text by chance; they count only in a field that is named for one.
   */
  private static final int TELLING = 8;

  private static final int LONGEST = 128;
  private static final String ANYBODY = "anybody";
  private static final Map<Pattern, Ledger.Kind> ID_FIELDS =
      Map.of(
          Pattern.compile("user|owner|sub|subject|.*(user|owner|subject)u?u?ids?"),
          Ledger.Kind.USER,
          Pattern.compile(".*(thread|conversation)u?u?ids?"),
          Ledger.Kind.THREAD,
          Pattern.compile(".*runu?u?ids?"),
          Ledger.Kind.RUN);

  @Override
  public Clause clause() {
    return Clause.ISO_2;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new Watch(scene);
  }

  /** A word that was delivered to a user, to be looked at again when more ids are known. */
  private record Delivered(String userId, Optional<Ledger.Kind> kind, String word) {
    Optional<String> owner(Ledger ledger) {
      return kind.isEmpty() ? ledger.owner(word) : ledger.owner(kind.get(), word);
    }
  }

  private static final class Watch extends Monitor {
    private final Timeline scene;
    private final Map<Delivered, Moment> delivered = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<Delivered> postponed = new LinkedHashSet<>();

    Watch(Timeline scene) {
      super(Clause.ISO_2, SliceId.SCENARIO);
      this.scene = scene;
    }

    @Override
    protected void on(Moment moment) {
      Entry entry = moment.entry();
      if (!postponed.isEmpty()
          && !scene.hasPendingCall()
          && !(entry instanceof Entry.HttpResponse)) {
        List<Delivered> now = List.copyOf(postponed);
        postponed.clear();
        now.forEach(what -> judge(what, Objects.requireNonNull(delivered.get(what))));
      }
      if (entry instanceof Entry.Frame frame) {
        scene
            .socket(frame.socket())
            .ifPresent(
                socket -> scan(socket.userId(), frame.text(), moment, moment.event().isPresent()));
      } else if (entry instanceof Entry.HttpResponse response) {
        scene
            .call(response.call())
            .ifPresent(
                call -> {
                  scan(readerOf(call), response.body(), moment, true);
                  headers(readerOf(call), response.headers(), moment);
                });
      } else if (entry instanceof Entry.SocketOpened opened) {
        scene
            .socket(opened.socket())
            .ifPresent(socket -> headers(socket.userId(), opened.headers(), moment));
      } else if (entry instanceof Entry.SocketRefused refused) {
        scene
            .socket(refused.socket())
            .ifPresent(
                socket -> {
                  scan(socket.userId(), refused.body(), moment, true);
                  headers(socket.userId(), refused.headers(), moment);
                });
      } else if (entry instanceof Entry.SocketClosed closed) {
        scene
            .socket(closed.socket())
            .ifPresent(socket -> scan(socket.userId(), closed.reason(), moment, false));
      } else if (entry instanceof Entry.SocketOpening opening) {
        names.put(opening.userId(), opening.user());
      } else if (entry instanceof Entry.HttpRequest request) {
        names.put(request.userId(), request.user());
      }
    }

    /** Anybody may ask for the health, so nothing of any user may stand in it. */
    private static String readerOf(Call call) {
      return switch (call.request().kind()) {
        case EXECUTE -> call.request().userId();
        case HEALTH -> ANYBODY;
        case LOGIN -> "";
      };
    }

    private void scan(String userId, String text, Moment moment, boolean json) {
      if (userId.isEmpty()) {
        return;
      }
      if (scene.ledger().knowsOthersThan(userId)) {
        kept();
      }
      Readings.of(text).forEach(reading -> words(userId, reading, moment));
      boolean isJson =
          json
              && JsonWalk.through(
                  text, (field, value) -> value(userId, kindOf(field), value, moment));
      if (!isJson) {
        value(userId, Optional.empty(), text, moment);
      }
    }

    private void headers(String userId, Map<String, List<String>> headers, Moment moment) {
      if (!userId.isEmpty()) {
        headers.forEach(
            (name, values) ->
                values.forEach(
                    value -> {
                      value(userId, kindOf(name), value, moment);
                      Readings.of(value).forEach(reading -> words(userId, reading, moment));
                    }));
      }
    }

    private void value(String userId, Optional<Ledger.Kind> kind, String value, Moment moment) {
      if (kind.isPresent()) {
        word(userId, kind, value, moment);
      }
      if (value.length() >= TELLING) {
        word(userId, Optional.empty(), value, moment);
      }
    }

    private void words(String userId, String text, Moment moment) {
      Words.in(text).stream()
          .filter(word -> word.length() >= TELLING)
          .forEach(word -> word(userId, Optional.empty(), word, moment));
      Nonce.inAnyCase(text).forEach(nonce -> word(userId, Optional.empty(), nonce, moment));
    }

    private static Optional<Ledger.Kind> kindOf(String field) {
      String plain = field.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT);
      return ID_FIELDS.entrySet().stream()
          .filter(kind -> kind.getKey().matcher(plain).matches())
          .map(Map.Entry::getValue)
          .findFirst();
    }

    private void word(String userId, Optional<Ledger.Kind> kind, String word, Moment moment) {
      Delivered what = new Delivered(userId, kind, word);
      if (word.length() <= LONGEST && delivered.putIfAbsent(what, moment) == null) {
        judge(what, moment);
      }
    }

    private void judge(Delivered what, Moment moment) {
      what.owner(scene.ledger())
          .filter(owner -> !owner.equals(what.userId()))
          .filter(owner -> !scene.hasSaid(what.userId(), what.word()))
          .filter(owner -> !isOwnRun(what))
          .ifPresent(
              owner -> {
                if (mayBeOwnRun(what)) {
                  postponed.add(what);
                } else {
                  shown(what.userId(), owner, what.word(), moment);
                }
              });
    }

    /** An id that two accepted requests share is HTTP-5's to tell. */
    private boolean isOwnRun(Delivered what) {
      return scene
          .run(what.word())
          .flatMap(Run::call)
          .filter(call -> call.request().userId().equals(what.userId()))
          .isPresent();
    }

    /** Whose run it is, the answer tells that is under way. */
    private boolean mayBeOwnRun(Delivered what) {
      return scene.hasPendingCall()
          && scene.ledger().owner(Ledger.Kind.RUN, what.word()).isPresent();
    }

    private void shown(String userId, String owner, String word, Moment moment) {
      moment.event().ifPresent(event -> within(event.runId()));
      broken(
          moment,
          "nothing of another user in what " + names.getOrDefault(userId, userId) + " is sent",
          word + " of " + names.getOrDefault(owner, "another user") + " in " + describe(moment),
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
    protected void end(Ending ending, long nanos) {
      delivered.forEach(this::judge);
    }
  }
}
