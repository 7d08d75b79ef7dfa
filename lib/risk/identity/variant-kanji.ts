/**
 * Variant and old kanji, each group written as its common form followed by the forms that fold to it.
 *
 * Sources: the Kangxi forms given in parentheses in the Jōyō kanji table (常用漢字表, Cabinet notification of 2010) and in the
 * table of kanji for given names (人名用漢字表); family-register variants (俗字, 異体字) that common name fields carry. Only forms
 * that are the same character are here; characters that merely look alike (太/大, 萱/茅, 碕/崎) stay apart.
 *
 * The last line holds radicals: what copying from a PDF file, or some keyboards, put for the character that looks the same.
 *
 * 斉 and 斎 are two characters (せい "equal", さい "purify") that happen to share the surname さいとう: 齊 folds to 斉 and 齋 to 斎,
 * and 斉藤 and 斎藤 remain different names, as they are in the family register.
 */
export const VARIANT_KANJI: readonly string[] = `
高髙 崎﨑嵜 辺邊邉 斎齋斋 斉齊 沢澤泽 浜濱濵 島嶋嶌 吉𠮷 橋𣘺槗 土圡𡈽 富冨 館舘 滝瀧 竜龍 桜櫻 桧檜 条條
淵渕渊 芦蘆 峰峯 野埜 柳栁桺 秋穐秌 松枩柗 桑桒 船舩 梅楳 広廣 国國囯圀 徳德 関關 竈竃 薮藪籔 篭籠 鴬鶯 曽曾
会會 栄榮 渓溪 穂穗 頼賴 万萬 与與 真眞 祇祗 弥彌 予豫 寿壽 尭堯 恵惠 岳嶽 荘莊 蔵藏 稲稻 猪豬 鎌鐮 鶏鷄雞
亀龜 黒黑 黄黃 静靜 豊豐 緑綠 円圓 台臺 体體躰 双雙 区區 号號 県縣 市巿 町甼 帰歸 庁廳 恒恆 数數 断斷 旧舊
昼晝 歩步 歳歲 毎每 気氣 湾灣 炉爐 点點 独獨 経經 絵繪 続續 声聲 芸藝 虫蟲 蚕蠶 観觀 触觸 証證 賛贊 転轉
遥遙 鉄鐵銕 銭錢 鋳鑄 鎮鎭 隠隱 霊靈 麦麥 蛍螢 焼燒 狭狹 剣劍劒劔釼 靭靱 侭儘 砺礪 涛濤 梼檮 祷禱 撹攪 迩邇
峡峽 麹麴 鴎鷗 頬頰 掴摑 溌潑 鯵鰺 壷壺 闘鬪 届屆 帯帶 仏佛 払拂 浄淨 滞滯 総總 聡聰 摂攝 検檢 桟棧
楽樂 渋澁澀 温溫 戸戶 青靑 清淸 瀬瀨 巣巢 増增 徴徵 横橫 歴歷 暦曆 郎郞 録錄 概槪 既旣 来來 涙淚 勲勳 薫薰
顕顯 厳嚴 巌巖 慎愼 槙槇 闊濶 衛衞 亜亞 悪惡 医醫 壱壹 飲飮 営營 駅驛 塩鹽 奥奧 応應 欧歐 価價 仮假 画畫
壊壞 懐懷 学學斈 覚覺 拡擴 勧勸 巻卷 歓歡 陥陷 戯戲 犠犧 拠據 挙擧 郷鄕鄉 暁曉 茎莖 掲揭 継繼 軽輕 撃擊 研硏
圏圈 権權 献獻 険險 験驗 効效 鉱鑛 砕碎 済濟 剤劑 雑雜 参參 惨慘 残殘 糸絲 歯齒 児兒 辞辭 実實 写寫 釈釋
収收 従從 縦縱 獣獸 粛肅 処處 緒緖 叙敍 将將 称稱 奨奬獎 乗乘 状狀 剰剩 畳疊疉 縄繩 壌壤 嬢孃 譲讓 醸釀 嘱囑
図圖 粋粹 酔醉 随隨 髄髓 枢樞 窃竊 専專 浅淺 戦戰 践踐 潜潛 繊纖 禅禪 壮壯 争爭 捜搜 挿插 装裝 騒騷 臓臟
属屬 択擇 担擔 単單 団團 弾彈 遅遲 痴癡 聴聽 勅敕 逓遞 伝傳 灯燈 当當 党黨 盗盜 読讀 弐貳貮 脳腦 覇霸 拝拜
廃廢 売賣 発發 抜拔 蛮蠻 秘祕 瓶甁 併倂 並竝 餅餠 変變 弁辨瓣辯 宝寶寳 褒襃 翻飜 満滿 黙默 訳譯 薬藥 揺搖
様樣 謡謠 覧覽 両兩 猟獵 塁壘 励勵 礼禮 齢齡 恋戀 労勞 楼樓 駆驅 桝枡 凛凜 侠俠 仙僊 柿柹 杯盃 略畧 群羣
裏裡 卯夘 竪豎 槍鎗 諌諫 迫廹 彦彥 呉吳 蒋蔣 莱萊 産產 寛寬 亘亙 萌萠 瑶瑤 禄祿 晃晄 縁緣 即卽 尽盡 湿濕 寝寢 倹儉 偽僞 痩瘦 錬鍊 渉涉 内內 晋晉 尚尙 説說 悦悅 鋭銳 閲閱 脱脫 税稅
告吿 絶絕 顔顏 娯娛 涼凉 沖冲 呑吞 兎兔 余餘 杉杦 喜㐂 鳳鳯 雁鴈 翠翆 婿壻 嘗甞 煙烟 窓窗 鼓皷 磯礒 莵菟 頴穎 頚頸 填塡 剥剝 倶俱 騨驒 叱𠮟
屏屛 并幷 蝉蟬 噛嚙 涜瀆 蝋蠟 掻搔 箪簞 柵栅 冊册 間閒 今𫝆 丈𠀋 鹿𢈘 讃讚 麺麪 昂昻 隣鄰 毘毗 姫姬 姉姊 晩晚 教敎 鶴靍靏 村邨 禰祢 穣穰 為爲 囲圍 舎舍 昇曻 珍珎 煕熙凞 強强 京亰 戻戾 舗舖 虚虛
西⻄ 長⻑ 青⻘ 鬼⻤ 麦⻨ 黄⻩ 斉⻫ 竜⻯ 亀⻲ 食⻝ 歯⻭ 骨⻣ 民⺠ 角⻆ 虎⻁
`
  .trim()
  .split(/\s+/);

/** Further forms that place names mix although names of persons keep them apart. */
export const VARIANT_KANJI_IN_PLACES: readonly string[] = [
  "園薗",
  "釜竈",
  "駄馱",
  "蛎蠣",
  "葛𦹀",
  "糟粕",
  "潟泻",
  "栃杤",
  "麩麸",
  "櫟擽",
  "鷏鷆",
  "蘂蕊",
];
