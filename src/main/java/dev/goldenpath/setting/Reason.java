package dev.goldenpath.setting;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Say in a few words why a file can't be read or written. */
public final class Reason {
  private Reason() {}

  /** Return it of what was wrapped on its way. */
  public static String of(UncheckedIOException wrapped) {
    return of(requireNonNull(wrapped.getCause()));
  }

  /** Return for example {@code permission is denied}; the file is not named. */
  public static String of(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
      return "there is a file where a folder should be";
    }
    String said = problem.getMessage();
    if (problem instanceof FileSystemException ofFile) {
      said = ofFile.getReason();
    }
    return requireNonNullElse(said, problem.getClass().getSimpleName());
  }
}
