package dev.goldenpath.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Tell what Java can't do where it was started, before some library fails for it. */
final class Surroundings {
  /** Under that much memory a run of the features does not come to its end. */
  private static final long LEAST_MEMORY_MIB = 64;

  /**
   * A full run of 16 scenarios at a time against the embedded backend, whose files are ours too,
   * has 130 files open at most.
   */
  private static final int FILES = 64;

  private static final int FILES_OF_A_SCENARIO = 6;

  /** With so many nothing is refused beforehand: not all that may run at a time does. */
  private static final int FILES_ENOUGH = 512;

  private static final char UNDECODED = '\uFFFD';

  private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private Surroundings() {}

  /**
   * Have Java keep two threads for what is done asynchronously. Where it would keep one, on two
   * processors or one, it keeps none and makes a thread for each task, so for each HTTP answer:
   * four hundred where five thousand users run at once. Read once, before anything is asynchronous.
   */
  static void shareThreads() {
    if (Runtime.getRuntime().availableProcessors() <= 2
        && System.getProperty(COMMON_POOL) == null) {
      System.setProperty(COMMON_POOL, "2");
    }
  }

  /** Say in a sentence why nothing can be done here, if that is so. */
  static Optional<String> problem(String... args) {
    if (Arrays.stream(args).anyMatch(Surroundings::isUndecoded)) {
      return Optional.of("What was given on the command line" + undecoded());
    }
    if (isUndecoded(System.getProperty("user.dir", ""))) {
      return Optional.of("The working directory" + undecoded());
    }
    return Optional.empty();
  }

  /**
   * Refuse to run features with too little memory: what breaks for want of it looks as if the
   * target had broken it.
   *
   * @throws CommandUnusable if there is too little
   */
  static void checkMemory() {
    long most = Runtime.getRuntime().maxMemory() >> 20;
    if (most < LEAST_MEMORY_MIB) {
      throw new CommandUnusable(
          ("Java may use %s MiB of memory, and a run needs %s at least; give it more, such as"
                  + " java -Xmx256m -jar …")
              .formatted(most, LEAST_MEMORY_MIB));
    }
  }

  /**
   * Refuse to run features with too few files to open: sockets are files, and what breaks for want
   * of one looks as if the target had broken it.
   *
   * @param atOnce how many scenarios run at a time
   * @throws CommandUnusable if there are too few
   */
  static void checkFiles(int atOnce) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof UnixOperatingSystemMXBean unix) {
      checkFiles(atOnce, unix.getMaxFileDescriptorCount());
    }
  }

  static void checkFiles(int atOnce, long most) {
    long needed = Math.min(FILES + (long) FILES_OF_A_SCENARIO * atOnce, FILES_ENOUGH);
    if (most < needed) {
      long fewer = (most - FILES) / FILES_OF_A_SCENARIO;
      throw new CommandUnusable(
          ("This machine lets the suite open %s files, and sockets are files: a run of %s%s at"
                      + " a time needs %s. Raise it (ulimit -n 1024)")
                  .formatted(most, atOnce, atOnce == 1 ? " scenario" : " scenarios", needed)
              + (fewer < 1 ? "." : ", or run fewer at a time (--parallel " + fewer + ")."));
    }
  }

  /**
   * Refuse a file that Java can't open by its name.
   *
   * @throws CommandUnusable if that is so
   */
  static void checkName(String file) {
    if (isUndecoded(file)) {
      throw new CommandUnusable("The file " + file + undecoded());
    }
  }

  private static boolean isUndecoded(String text) {
    return text.indexOf(UNDECODED) >= 0;
  }

  private static String undecoded() {
    return " holds letters that Java can't read with the locale's encoding ("
        + System.getProperty("sun.jnu.encoding")
        + "); set LC_ALL=C.UTF-8, or use ASCII letters alone.";
  }

  /** Write UTF-8 to a console of which nothing but ASCII is known, as where no locale is set. */
  static void speakUtf8() {
    if (charset().equals(StandardCharsets.US_ASCII)) {
      System.setOut(utf8(FileDescriptor.out));
      System.setErr(utf8(FileDescriptor.err));
    }
  }

  /** What the console takes, as Java knows it (since 19 as a property of its own). */
  private static Charset charset() {
    String known = System.getProperty("stdout.encoding", Charset.defaultCharset().name());
    return Charset.isSupported(known) ? Charset.forName(known) : StandardCharsets.UTF_8;
  }

  private static PrintStream utf8(FileDescriptor of) {
    return new PrintStream(new FileOutputStream(of), true, StandardCharsets.UTF_8);
  }
}
