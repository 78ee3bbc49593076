package org.caunoi.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** An invented citizen whose name, number, telephone, address and e-mail stand nowhere else. */
record Bird(String name, String personalId, String phone, String address, String email) {

  private static final List<String> FIRST =
      List.of("Khướu", "Chích", "Vành", "Chào", "Sẻn", "Vẹmm", "Quắm", "Diệcc", "Giẽễ", "Choắt");
  private static final List<String> SECOND = List.of("Mũnn", "Chòee", "Khuyênh", "Màoo", "Xồii");
  private static final List<String> THIRD = List.of("Ngỗmm", "Trọạc", "Phướpp", "Lẵngg");

  /** As many as asked for, at most 200; the numbers go by the seed. */
  static List<Bird> flock(int many, long seed) {
    Random random = new Random(seed);
    List<Integer> numbers = random.ints(100_000, 999_999).distinct().limit(many).boxed().toList();
    List<Bird> flock = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int number = numbers.get(i);
      String own = FIRST.get(i % 10) + " " + SECOND.get(i / 10 % 5) + " " + THIRD.get(i / 50 % 4);
      flock.add(
          new Bird(
              own,
              "001188" + number,
              "09" + (86_000_000 + number),
              "Số " + number + " ngõ " + own,
              number + ".chim@vi-du.invalid"));
    }
    return flock;
  }

  /** The five values by what they are. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("number", personalId);
    values.put("phone", phone);
    values.put("address", address);
    values.put("e-mail", email);
    return values;
  }

  /** The body of a filing; for somebody else it lacks a paper, which can be sent. */
  String filing(boolean forSomebodyElse) {
    String body =
        """
        {"procedureCode": "2.000635", "answers": {"forWhom": "self"},
         "applicant": {"fullName": "Nguyễn Thử %s", "personalId": "%s", "birthDate": "1988-03-02",
           "sex": "female", "phone": "%s", "email": "%s", "address": "%s", "communeCode": "00070"},
         "form": {"copies": "1"}, "returnBy": "counter"}
        """
            .formatted(name, personalId, phone, email, address);
    return forSomebodyElse
        ? body.replace("\"self\"", "\"other\"")
            .replace(
                "\"copies\"", "\"subjectFullName\": \"Trần Thử %s\", \"copies\"".formatted(name))
        : body;
  }

  /** What is refused: each says a value of theirs at a place where it must not stand. */
  List<String> refused() {
    return List.of(
        filing(false).replace("female", name),
        filing(false).replace("00070", address),
        filing(false).replace("\"counter\"", "\"" + phone + "\""),
        filing(false).replace("1988-03-02", email),
        filing(false).replace("2.000635", personalId),
        filing(false).replace("{\"procedureCode\"", "{" + name + " \"procedureCode\""));
  }

  /** Each way a value could be written down, by its name. */
  static Map<String, byte[]> spellings(String value) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    String bare = withoutMarks(value);
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put("plain", value);
    plain.put("lower case", value.toLowerCase(Locale.ROOT));
    plain.put("capitals", value.toUpperCase(Locale.ROOT));
    plain.put("parted marks", Normalizer.normalize(value, Normalizer.Form.NFD));
    plain.put("without marks", bare);
    plain.put("without spaces", value.replace(" ", ""));
    plain.put("without marks and spaces", bare.replace(" ", ""));
    if (value.matches("\\d+")) {
      plain.put("with spaces", value.replaceAll("(\\d{3})(?=\\d)", "$1 "));
      plain.put("with spaces from the right", value.replaceAll("(?<=\\d)(?=(\\d{3})+$)", " "));
      plain.put("with dots", value.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "."));
      plain.put("with the country's number", value.replaceFirst("^0", "84"));
    }
    plain.forEach((how, text) -> all.put(how, bytes(text)));
    for (String how : List.of("plain", "lower case", "capitals", "without marks")) {
      String text = plain.get(how);
      all.put(how + ", UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
      all.put(how + ", URL", bytes(URLEncoder.encode(text, StandardCharsets.UTF_8)));
      all.put(
          how + ", URL with %20",
          bytes(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")));
      all.put(how + ", JSON", bytes(each(text, c -> String.format("\\u%04x", c))));
      all.put(how + ", HTML", bytes(each(text, c -> "&#" + c + ";")));
      all.put(how + ", HTML in hexadecimal", bytes(each(text, c -> String.format("&#x%x;", c))));
      all.put(how + ", read as Latin", bytes(new String(bytes(text), StandardCharsets.ISO_8859_1)));
      all.put(how + ", with question marks", bytes(each(text, c -> "?")));
      all.put(how + ", hexadecimal", bytes(HexFormat.of().formatHex(bytes(text))));
      for (int shift = 0; shift < 3; shift++) {
        all.put(how + ", Base64 from " + shift, bytes(base64(bytes(text), shift)));
        all.put(
            how + ", Base64 for URLs from " + shift,
            bytes(base64(bytes(text), shift).replace('+', '-').replace('/', '_')));
      }
    }
    return all;
  }

  /** The first and last letters also depend on what stands beside it. */
  private static String base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[bytes.length + shift];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return coded.substring(shift == 0 ? 0 : 4, coded.length() - 2);
  }

  private static String withoutMarks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String each(String text, java.util.function.IntFunction<String> other) {
    return text.chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : other.apply(c))
        .collect(Collectors.joining());
  }
}
