package dev.goldenpath.setting;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The hosts that {@code NO_PROXY} names: {@code *}, names with all below them, addresses and their
 * ranges ({@code 10.0.0.0/8}), each with a port or without.
 */
final class NoProxy {
  private final String list;

  NoProxy(String list) {
    this.list = list.toLowerCase(Locale.ROOT);
  }

  boolean names(URI url) {
    String host = plain(url.getHost().toLowerCase(Locale.ROOT));
    int port = port(url);
    return Arrays.stream(list.split("[,\\s]+"))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> names(entry, host, port));
  }

  private static boolean names(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    // An address of IPv6 has colons of its own, and a port only behind brackets.
    boolean hasPort = entry.matches("[^:]+:\\d+|\\[.+]:\\d+");
    int colon = entry.lastIndexOf(':');
    String named = plain(hasPort ? entry.substring(0, colon) : entry);
    return (!hasPort || entry.substring(colon + 1).equals(String.valueOf(port)))
        && (named.contains("/") ? isInRange(host, named) : isBelow(host, named));
  }

  private static boolean isBelow(String host, String named) {
    String domain = named.replaceFirst("^\\*?\\.", "");
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isInRange(String host, String range) {
    String[] parts = range.split("/", 2);
    if (!isAddress(host) || !isAddress(parts[0]) || !parts[1].matches("\\d{1,3}")) {
      return false;
    }
    byte[] address = octets(host);
    byte[] network = octets(parts[0]);
    int rest = address.length * 8 - Integer.parseInt(parts[1]);
    return address.length == network.length
        && rest >= 0
        && number(address).shiftRight(rest).equals(number(network).shiftRight(rest));
  }

  private static boolean isAddress(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }

  private static BigInteger number(byte[] octets) {
    return new BigInteger(1, octets);
  }

  /** Asks no name server, since it is given addresses alone. */
  private static byte[] octets(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static String plain(String host) {
    return host.replaceAll("[\\[\\]]|\\.$", "");
  }

  private static int port(URI url) {
    return url.getPort() > 0 ? url.getPort() : url.getScheme().matches("https|wss") ? 443 : 80;
  }
}
