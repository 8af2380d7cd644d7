package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goldenpath.net.Daemons;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Authentication.TokenCommand;
import dev.goldenpath.setting.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tokens that a program writes to its standard output. */
record CommandTokens(TokenCommand command, Secrets secrets, InstantSource clock, Duration limit)
    implements TokenSource {
  /** Programs that ask a cloud take seconds. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  /** Their own: what a program leaves behind may keep a stream open after its end. */
  private static final ThreadFactory READERS = Daemons.named("token-command");

  private static final int MOST_BYTES = 65_536;
  private static final int MOST_SHOWN = 200;
  private static final int NOT_FOUND = 127;

  @Override
  public Access access(int number) {
    Instant asked = clock.instant();
    String token = token(run(Authentication.of(command.line(), number)));
    secrets.token("command", token);
    Optional<Jwt> jwt = Jwt.read(token);
    Optional<Instant> expiry = jwt.flatMap(Jwt::expiry);
    if (expiry.filter(end -> !end.isAfter(asked)).isPresent()) {
      throw unusable("gives a token that has expired at " + expiry.orElseThrow());
    }
    String id =
        command
            .userId()
            .map(it -> Authentication.of(it, number))
            .or(() -> jwt.flatMap(Jwt::subject))
            .orElseThrow(
                () ->
                    unusable(
                        "gives a token that tells no user's id (it is no JWT with a text \"sub\");"
                            + " give the id as user-id"));
    return new Access(id, token, Optional.empty(), asked, expiry);
  }

  private String token(String output) {
    String token = output.strip();
    if (token.isEmpty()) {
      throw unusable("writes nothing to its standard output, where the token is due");
    }
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw unusable(
          "writes %s lines of %s words to its standard output, where one token alone is due"
              .formatted(token.lines().count(), token.split("\\s+").length));
    }
    return token;
  }

  private String run(String line) {
    Process process = start(line);
    CompletableFuture<String> output = read(process.getInputStream());
    CompletableFuture<String> errors = read(process.getErrorStream());
    try {
      process.getOutputStream().close();
      long until = System.nanoTime() + limit.toNanos();
      String written = output.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (!process.waitFor(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      int status = process.exitValue();
      if (status != 0) {
        String said = errors.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        throw unusable(
            (status == NOT_FOUND ? "is not found" : "ends with exit status " + status)
                + shown(said));
      }
      return written;
    } catch (TimeoutException late) {
      throw unusable("gives no token within " + limit.toMillis() + " ms");
    } catch (IOException | ExecutionException broken) {
      throw unusable("can't be heard: " + broken.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unusable("was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process start(String line) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    List<String> shell = windows ? List.of("cmd", "/c") : List.of("/bin/sh", "-c");
    try {
      return new ProcessBuilder(shell.get(0), shell.get(1), line).start();
    } catch (IOException noShell) {
      throw unusable("can't be started: there is no shell");
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readNBytes(MOST_BYTES), UTF_8);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        },
        reading -> READERS.newThread(reading).start());
  }

  private String shown(String errors) {
    String line = OneLine.of(secrets.mask(errors), MOST_SHOWN);
    return line.isEmpty() ? "" : ": " + line;
  }

  private static TokenUnusable unusable(String why) {
    return new TokenUnusable("token-command", "the program " + why + ".");
  }
}
