package org.caunoi.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseTextTest {

  @Test
  void everySyllableOfCommonNamesIsKnown() {
    String names =
        """
        nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn trịnh đinh
        trương lâm mai tô tạ cao phùng lương hà châu quách thạch triệu chu kim vương bế nông hứa
        khổng kiều lục mạc nghiêm ninh quan sầm thân tăng tôn âu giáp văn thị hữu đức công minh
        quang thành ngọc xuân thu đông anh bảo bình cường chiến dũng duy đạt giang gia hải hạnh hằng
        hiền hiếu hoa hoà hòa huệ hùng hương huyền khánh khoa khôi khuê kiên lan liên linh loan long
        mỹ nam nga nghĩa nguyệt nhung nhi oanh phong phú phúc phương quân quế quốc quý quyên quyết
        quỳnh sơn tâm tân thảo thắng thanh thảnh thiện thoa thủy thuý thuỷ thư thương tiến tình toàn
        trang trí trung tú tuấn tuệ tùng tuyết uyên vân việt vinh vượng yến yên diễm duyên thuận
        huân luân khuyên chuyên giàu gìn giêng ghi ngoan ngoãn thoại xuyến khương ngữ bích ích út ất
        nghiệp nhượng tươi bưởi thuở quý quí loát ngoạt hoạch oách khoẻ khỏe hoằng ngoặt xoong
        """;
    assertThat(Arrays.stream(names.strip().split("\\s+"))).allMatch(VietnameseText::isSyllable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nguyn",
        "th",
        "nguyen",
        "hng",
        "viet",
        "quoc",
        "phuc",
        "tuyet",
        "xyz",
        "smith",
        "ng",
        "aeo",
        "thj",
        "nguyeenx",
        "duwcs"
      })
  void otherWordsAreNot(String word) {
    assertThat(VietnameseText.isSyllable(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nguyễn Thử Nghiệm",
        "NGUYỄN THỊ HƯƠNG",
        "LÃ VĂN MÃ",
        "Mai An",
        "Phan Lan Anh",
        "Y Thử",
        "Đặng Ngọc Quỳnh",
        "Lò Thị Thử",
        "Quách Tuệ"
      })
  void plausibleNamesPass(String name) {
    assertThat(VietnameseText.oddityOfName(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Nguyn Th Nghim, marks-lost",
    "Nguyen Thu Nghiem, marks-lost",
    "Tran Van An, marks-lost",
    "NGUYEN THI HUONG, marks-lost",
    "Nguy?n Th? Nghi?m, text-garbled",
    "Nguyá»…n Thá»­ Nghiá»‡m, text-garbled",
    "Nguy\uFFFDn, text-garbled",
    "阮氏, text-garbled",
    "John Test, spelling-unusual",
  })
  void tornNamesAreSeen(String name, String code) {
    assertThat(VietnameseText.oddityOfName(name)).hasValue(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Số 1 ngõ 2 Trúc Bạch, Ba Đình, Hà Nội",
        "TDP 5, Xuân La, Tây Hồ, Hà Nội",
        "CT1 KĐT Mỹ Đình, Nam Từ Liêm, Hà Nội",
        "Thôn Đoài, Kim Sơn, Gia Lâm, Hà Nội",
        "12 Yersin, Hai Bà Trưng, Hà Nội",
        "Buôn Đôn, Đắk Lắk",
        "Tân An"
      })
  void plausibleAddressesPass(String address) {
    assertThat(VietnameseText.oddityOfAddress(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "S 1 ng 2 Trc Bch, Ba nh, H Ni; marks-lost",
        "So 1 ngo 2 Truc Bach, Ba Dinh, Ha Noi; marks-lost",
        "S? 1 ng? 2 Tr?c B?ch; text-garbled",
        "Sá»‘ 1 TrÃºc Báº¡ch; text-garbled",
      })
  void tornAddressesAreSeen(String address, String code) {
    assertThat(VietnameseText.oddityOfAddress(address)).hasValue(code);
  }
}
