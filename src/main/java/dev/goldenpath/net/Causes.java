package dev.goldenpath.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A failure with all its causes. */
final class Causes {
  private final List<Throwable> chain = new ArrayList<>();

  Causes(Throwable failure) {
    Set<Throwable> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable it = failure; it != null && known.add(it); it = it.getCause()) {
      chain.add(it);
    }
  }

  Throwable root() {
    return chain.get(chain.size() - 1);
  }

  boolean has(Class<? extends Throwable> kind) {
    return first(kind).isPresent();
  }

  <T extends Throwable> Optional<T> first(Class<T> kind) {
    return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  boolean says(String text) {
    return saying(text).isPresent();
  }

  /** Return the first message with this text in it. */
  Optional<String> saying(String text) {
    return chain.stream()
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .filter(message -> message.contains(text))
        .findFirst();
  }
}
