/** What names of buildings are made with, as alternatives of a pattern: never the name of a town, a person or a firm. */
export const BUILDING_WORDS = "ビル|マンション|荘|ハイツ|コーポ|館|寮|タワー|ハウス|メゾン|レジデンス|アパート|ホテル";
