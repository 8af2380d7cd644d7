package dev.goldenpath.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Workers that share out jobs; each takes the next as soon as it is done with one. */
final class Crew implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int JOB_MINUTES = 10;
  private static final int END_SECONDS = 10;

  private final List<Hand> hands = new ArrayList<>();
  private final ExecutorService threads;

  private Crew(int size) {
    threads = Executors.newFixedThreadPool(size);
  }

  /** Start workers: one more than there are processors, since much of a trial is waiting. */
  static Crew start(Path folder) {
    return start(folder, Runtime.getRuntime().availableProcessors() + 1);
  }

  static Crew start(Path folder, int size) {
    Crew crew = new Crew(size);
    try {
      Files.createDirectories(folder);
      for (int i = 1; i <= size; i++) {
        crew.hands.add(Hand.start(folder, i));
      }
      return crew;
    } catch (IOException notStarted) {
      crew.close();
      throw new UncheckedIOException(notStarted);
    }
  }

  /**
   * Have the jobs done, each result printed as it comes.
   *
   * @return the results, in the order of the jobs
   * @throws IllegalStateException if a worker dies, or takes minutes for one job
   */
  <T> List<T> results(List<Job> jobs, Class<T> kind) {
    List<CompletableFuture<T>> results =
        jobs.stream().map(job -> new CompletableFuture<T>()).toList();
    Queue<Integer> open = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < jobs.size(); i++) {
      open.add(i);
    }
    for (Hand hand : hands) {
      threads.execute(
          () -> {
            for (Integer i = open.poll(); i != null; i = open.poll()) {
              Job job = jobs.get(i);
              results
                  .get(i)
                  .completeAsync(() -> hand.does(job, kind), Runnable::run)
                  .thenAccept(System.out::println);
            }
          });
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public void close() {
    threads.shutdown();
    hands.forEach(Hand::close);
  }

  /** One worker, from outside. */
  private record Hand(Process process, PrintStream jobs, BufferedReader answers, File log) {

    static Hand start(Path folder, int number) throws IOException {
      File log = folder.resolve("worker-" + number + ".log").toFile();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Worker.class.getName(),
                  folder.toString())
              .redirectError(log)
              .start();
      return new Hand(
          process,
          new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
          process.inputReader(StandardCharsets.UTF_8),
          log);
    }

    <T> T does(Job job, Class<T> kind) {
      jobs.println(job);
      CompletableFuture<Process> overdue =
          new CompletableFuture<Process>()
              .completeOnTimeout(process, JOB_MINUTES, TimeUnit.MINUTES);
      overdue.thenAccept(Process::destroyForcibly);
      try {
        String answer = answers.readLine();
        if (answer == null) {
          throw new IllegalStateException("a worker ended during '" + job + "'; see " + log);
        }
        return JSON.readValue(answer, kind);
      } catch (IOException broken) {
        throw new UncheckedIOException("no answer for '" + job + "'; see " + log, broken);
      } finally {
        overdue.cancel(false);
      }
    }

    void close() {
      jobs.close();
      try {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
