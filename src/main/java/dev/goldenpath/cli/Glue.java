package dev.goldenpath.cli;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Steps of one's own: jars and folders of classes or sources that {@code --glue} names.
 *
 * <p>The engine finds steps by the loader of its own classes, so all of this program is loaded once
 * more, by a loader that knows them too.
 */
final class Glue {
  /** The packages of the steps that are loaded; the mark of the program within. */
  static final String PACKAGES = "dev.goldenpath.glue";

  private static final String OPTION = "--glue";

  private Glue() {}

  /** Return the packages of all sentences, the suite's and one's own. */
  static String packages(String own) {
    String more = System.getProperty(PACKAGES, "");
    return more.isEmpty() ? own : own + "," + more;
  }

  /**
   * Run the command line with what it names as glue, and do not return; return where it has none.
   */
  static void takeOver(Class<?> program, String... args) throws ReflectiveOperationException {
    List<Path> named = named(args);
    if (named.isEmpty() || System.getProperty(PACKAGES) != null) {
      return;
    }
    List<Path> classes = named.stream().map(Glue::classes).toList();
    System.setProperty(
        PACKAGES,
        classes.stream().flatMap(Glue::packagesOf).distinct().collect(Collectors.joining(",")));
    ClassLoader loader = loader(classes);
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader
          .loadClass(program.getName())
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException thrown) {
      throw new IllegalStateException("the program could not be run with glue", thrown.getCause());
    }
  }

  private static List<Path> named(String... args) {
    List<Path> named = new ArrayList<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        named.add(Path.of(args[i].substring(OPTION.length() + 1)));
      } else if (args[i].equals(OPTION) && i + 1 < args.length) {
        named.add(Path.of(args[i + 1]));
      }
    }
    return named;
  }

  private static ClassLoader loader(List<Path> classes) {
    Stream<Path> own =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of);
    return new URLClassLoader(
        Stream.concat(own, classes.stream()).map(Glue::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) {
    return OwnPlace.escaped(path.toAbsolutePath().toUri().toString());
  }

  /** Return where the classes are: sources are compiled first. */
  private static Path classes(Path glue) {
    if (!Files.exists(glue)) {
      throw new CommandUnusable("There is no glue at " + glue + ": no such jar or folder.");
    }
    if (!Files.isDirectory(glue)) {
      return unpacked(glue);
    }
    List<Path> sources = below(glue, ".java");
    return sources.isEmpty() ? glue : compiled(glue, sources);
  }

  /** The engine finds packages by their folders, and not every jar has entries for these. */
  private static Path unpacked(Path jar) {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path out = Files.createTempDirectory("goldenpath-glue");
      Path root = files.getPath("/");
      for (Path file : below(root, "")) {
        Path to = out.resolve(root.relativize(file).toString());
        if (Files.isRegularFile(file)) {
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      forgottenAtTheEnd(out);
      return out;
    } catch (IOException | ProviderNotFoundException unreadable) {
      throw new CommandUnusable(jar + " can't be read as a jar: " + unreadable.getMessage() + ".");
    }
  }

  private static Path compiled(Path glue, List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new CommandUnusable(
          glue
              + " holds Java sources, and this Java has no compiler: take a JDK, or give classes.");
    }
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Path out = Files.createTempDirectory("goldenpath-glue");
      StringWriter told = new StringWriter();
      List<String> options =
          List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", out.toString());
      boolean done =
          compiler
              .getTask(told, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      forgottenAtTheEnd(out);
      if (!done) {
        throw new CommandUnusable("The glue in " + glue + " can't be compiled:\n" + told);
      }
      return out;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("can't compile " + glue, unwritable);
    }
  }

  private static void forgottenAtTheEnd(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      // Deleted in the reverse order: what is in a folder before the folder.
      files.forEach(it -> it.toFile().deleteOnExit());
    }
  }

  private static List<Path> below(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("can't read " + folder, unreadable);
    }
  }

  private static Stream<String> packagesOf(Path classes) {
    return below(classes, ".class").stream()
        .map(it -> packageOf(classes.relativize(it)))
        .distinct();
  }

  private static String packageOf(Path file) {
    return Objects.toString(file.getParent(), "").replace('\\', '.').replace('/', '.');
  }
}
