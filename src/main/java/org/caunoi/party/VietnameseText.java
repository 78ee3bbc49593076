package org.caunoi.party;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a scanned text can be Vietnamese as printed on the card. Scanners that type like a
 * keyboard lose marked letters or turn them into signs of another language; the syllables of
 * Vietnamese are few enough to see it.
 */
final class VietnameseText {

  private static final Set<String> ONSETS =
      Set.of(
          "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
          "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x");

  /** Vowel and ending without tone; endings in k stand in names of places and peoples. */
  private static final Set<String> RHYMES =
      words(
          """
          a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt
          âc âm ân âng âp ât âu ây e ec ek em en eng eo ep et ê êch êk êm ên ênh êp êt êu
          i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
          o oc oi ok om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
          oăc oăm oăn oăng oăt oe oem oen oeo oet ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
          u ua uc ui uk um un ung up ut uây uân uâng uât uê uêch uên uênh uơ uy uya uych uyên uyêt
          uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn
          ương ươp ươt ươu y ych yên yêm yêng yêt yêu ynh yp yt
          """);

  /** Family names that always carry a mark, written without it. */
  private static final Set<String> BARE_FAMILY_NAMES =
      words(
          "nguyen tran le pham hoang huynh vu vo dang bui do ho ngo duong ly dao doan trinh dinh"
              + " truong lam phung luong ha to ta quach thach trieu");

  static final Set<String> FAMILY_NAMES =
      words(
          "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh"
              + " đinh trương lâm mai tô tạ cao phùng lương hà châu quách thạch triệu chu kim lò"
              + " vi tống thái từ la đàm vương bế nông hứa khổng kiều lục mạc nghiêm ninh quan"
              + " sầm thân tăng tôn văn viên âu");

  private static final Pattern GARBLED =
      Pattern.compile(
          "[?¿\\uFFFD\\p{Cc}\\p{Co}\\p{Cn}\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}"
              + "\\p{IsCyrillic}\\p{IsThai}]|[ÃÂÄÆ][\\u0080-\\u00BF–—‘’“”•†‡…‰‹›€™Æ]|á»|áº|Ä‘|Æ°");
  private static final Pattern ENDS_SHORT = Pattern.compile(".*(?:c|ch|p|t)");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern FOREIGN_LETTERS = Pattern.compile(".*[fjwz].*");
  private static final int ENOUGH_WORDS = 4;

  private VietnameseText() {}

  /** What is odd about a name, as a finding code. */
  static Optional<String> oddityOfName(String name) {
    if (GARBLED.matcher(name).find()) {
      return Optional.of("text-garbled");
    }
    List<String> words = wordsOf(name).toList();
    if (words.stream().anyMatch(word -> FOREIGN_LETTERS.matcher(word).matches())) {
      return Optional.of("spelling-unusual");
    }
    boolean bare = words.stream().allMatch(VietnameseText::isBare);
    if (words.stream().anyMatch(word -> word.length() > 1 && !isSyllable(word))
        || (bare && words.size() > 1 && BARE_FAMILY_NAMES.contains(words.getFirst()))) {
      return Optional.of("marks-lost");
    }
    return Optional.empty();
  }

  /** What is odd about an address, where street names of other languages are common. */
  static Optional<String> oddityOfAddress(String address) {
    if (GARBLED.matcher(address).find()) {
      return Optional.of("text-garbled");
    }
    List<String> words =
        Stream.of(NOT_LETTERS.split(address))
            .filter(word -> word.length() > 1 && !word.equals(word.toUpperCase(Locale.ROOT)))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    long odd = words.stream().filter(word -> !isSyllable(word)).count();
    boolean bare = words.size() >= ENOUGH_WORDS && words.stream().allMatch(VietnameseText::isBare);
    return odd > 1 || odd * 3 > words.size() || bare ? Optional.of("marks-lost") : Optional.empty();
  }

  /** Whether the first word is a common family name. */
  static boolean beginsWithFamilyName(String text) {
    String first = wordsOf(text).findFirst().orElse("");
    return FAMILY_NAMES.contains(first) || BARE_FAMILY_NAMES.contains(first);
  }

  /**
   * A lower-case word with a possible beginning and rhyme, and a tone where the ending needs one.
   */
  static boolean isSyllable(String word) {
    String toneless = Spelling.toneless(word);
    if (ENDS_SHORT.matcher(toneless).matches() && !Spelling.hasTone(word)) {
      return false;
    }
    for (int cut = 0; cut <= Math.min(3, toneless.length() - 1); cut++) {
      if (ONSETS.contains(toneless.substring(0, cut)) && RHYMES.contains(toneless.substring(cut))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBare(String word) {
    return word.chars().allMatch(c -> c < 0x80);
  }

  private static Stream<String> wordsOf(String text) {
    return Stream.of(NOT_LETTERS.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
