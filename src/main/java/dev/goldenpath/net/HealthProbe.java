package dev.goldenpath.net;

import static java.util.Objects.requireNonNull;

import dev.goldenpath.setting.Availability;
import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks a target for its health (HTTP-1) until it answers or the connect limit is over.
 *
 * <p>A target that can't be reached is asked again after pauses that grow; one that answers is
 * taken at its word, but for a 503, which is given a moment, since a gateway may still be starting.
 */
public final class HealthProbe {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** For an attempt that a busy machine begins late: what is refused must not look silent. */
  private static final Duration LEAST = Duration.ofMillis(50);

  /** How much later than it was due the end of the limit shows that this machine stood still. */
  private static final Duration STALL = Duration.ofMillis(500);

  private final Target target;
  private final URI url;
  private final Transport transport;
  private final LongSupplier clock;
  private int attempts;
  private long begin;
  private boolean hasStoodStill;

  private HealthProbe(Transport transport, LongSupplier clock) {
    this.transport = transport;
    this.clock = clock;
    this.target = transport.target();
    this.url = target.healthUrl().orElse(target.baseUrl());
    this.begin = clock.getAsLong();
  }

  /**
   * Probe a target; blocks for its connect limit at most, or once more where this machine stood
   * still meanwhile.
   *
   * @throws SettingUnusable if it is the settings' fault that the target can't be reached
   */
  public static Availability of(Transport transport) {
    return of(transport, System::nanoTime);
  }

  static Availability of(Transport transport, LongSupplier clock) {
    Target target = requireNonNull(transport, "transport").target();
    CompletableFuture<Availability> probe = new HealthProbe(transport, clock).attempt();
    try {
      return probe.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      probe.cancel(true);
      return new Availability.Unreachable("The probe of " + target.name() + " was interrupted.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SettingUnusable unusable) {
        throw unusable;
      }
      throw new IllegalStateException("the probe of " + target.name() + " crashed", e.getCause());
    }
  }

  /** Make one attempt, and whatever further ones it calls for; attempts never overlap. */
  private CompletableFuture<Availability> attempt() {
    attempts++;
    HttpRequest request = transport.request(url).GET().build();
    CompletableFuture<HttpResponse<byte[]>> call = transport.send(request);
    return call.copy()
        .orTimeout(Math.max(LEAST.toMillis(), remaining().toMillis()), TimeUnit.MILLISECONDS)
        .handle(
            (response, failure) -> {
              call.cancel(true);
              return failure == null ? answered(response) : failed(failure);
            })
        .thenCompose(next -> next);
  }

  private CompletableFuture<Availability> answered(HttpResponse<byte[]> response) {
    if (response.statusCode() == 503 && sinceBegin().compareTo(MOMENT) < 0 && roomForAnother()) {
      return again();
    }
    elsewhere(response)
        .ifPresent(
            place -> {
              throw new SettingUnusable(
                  "%s redirects to %s (HTTP %d), and calls with a token follow no redirect; say base-url=%s"
                      .formatted(url, place, response.statusCode(), place));
            });
    return CompletableFuture.completedFuture(
        target.healthPath().isPresent()
            ? HealthAnswer.judge(response, url, target.wireProfile().health())
            : new Availability.Available(
                url + " answers; the target has no health path, so agents count as available."));
  }

  /** Where it says that the target is, when that is another scheme, host or port. */
  private Optional<String> elsewhere(HttpResponse<byte[]> response) {
    return response.statusCode() / 100 != 3
        ? Optional.empty()
        : response
            .headers()
            .firstValue("Location")
            .filter(it -> it.matches("https?://[^/?#@]+([/?#].*)?"))
            .map(it -> it.replaceFirst("(?<=[^:/])[/?#].*", ""))
            .filter(it -> !it.equalsIgnoreCase(url.getScheme() + "://" + url.getRawAuthority()));
  }

  private CompletableFuture<Availability> failed(Throwable failure) {
    NoAnswer none = NoAnswer.of(failure);
    return switch (none.whose()) {
      case MALFORMED ->
          CompletableFuture.completedFuture(
              new Availability.Unhealthy(
                  url + " answered with something that is no HTTP: " + none.words() + "."));
      case SETTINGS, OURS -> throw new SettingUnusable(url + " can't be reached: " + none.words());
      case UNREACHABLE, TIMED_OUT, CLOSED ->
          roomForAnother() || beginsAnew()
              ? again()
              : CompletableFuture.completedFuture(
                  new Availability.Unreachable(unreachable(none.words())));
    };
  }

  private String unreachable(String why) {
    String tries = attempts == 1 ? "1 attempt" : attempts + " attempts";
    double seconds = sinceBegin().toMillis() / 1000.0;
    return String.format(
        Locale.ROOT, "%s can't be reached: %s (%s in %.1f s).", url, why, tries, seconds);
  }

  private CompletableFuture<Availability> again() {
    return CompletableFuture.supplyAsync(
            this::attempt,
            CompletableFuture.delayedExecutor(pause().toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(probe -> probe);
  }

  private Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private boolean roomForAnother() {
    return remaining().compareTo(pause()) > 0;
  }

  /** What is due while nothing moves here says nothing of the target; but that excuses once. */
  private boolean beginsAnew() {
    boolean excused = !hasStoodStill && remaining().plus(STALL).isNegative();
    if (excused) {
      hasStoodStill = true;
      begin = clock.getAsLong();
    }
    return excused;
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(clock.getAsLong() - begin);
  }

  private Duration remaining() {
    return target.limits().connect().minus(sinceBegin());
  }
}
