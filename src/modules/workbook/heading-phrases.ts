import type { MEANINGS } from './heading.ts'

type Phrases = readonly [meaning: (typeof MEANINGS)[number], rank: number, phrases: string]

/** What headings say. A lower rank wins, then the longer phrase; "=" asks for the whole heading. */
export const headingPhrases: readonly Phrases[] = [
  [
    'ignored',
    0,
    '=n|=no|=num|=numero|=n°|=#|=id|=ordre|=n ordre|=rang|=ref|=code|=رقم|=ر ت|=رقم ترتيبي|=ترتيب|observation|observations|remarque|remarques',
  ],
  [
    'ignored',
    0,
    'commentaire|commentaires|comments|notes|remarks|ملاحظات|ملاحظة|capital|capital social|loyer|rent|رأس المال|السومة الكرائية|redevance',
  ],
  [
    'ignored',
    0,
    'nombre d entreprises|nb entreprises|nombre entreprises|nombre de societes|nb societes|number of companies|عدد الشركات|عدد المقاولات',
  ],
  [
    'ignored',
    0,
    'previsionnel|previsionnelle|prevision|previsions|forecast|budget|objectif|target|expected|projected|متوقع|توقعات|export|a l export',
  ],
  [
    'ignored',
    0,
    'evolution|croissance|growth|variation|taux|staff turnover|turnover rate|societe mere|parent company|cin|adresse|address|عنوان|part',
  ],
  [
    'ignored',
    0,
    'fin de bail|fin du bail|fin de contrat|fin du contrat|echeance|lease end|contract end|end of lease|نهاية العقد',
  ],
  [
    'email',
    1,
    'email|e mail|mail|courriel|adresse mail|adresse email|email address|بريد الكتروني|البريد الإلكتروني|بريد',
  ],
  ['phone', 1, 'telephone|tel|gsm|phone|mobile phone|portable|هاتف|الهاتف|رقم الهاتف|fax'],
  ['website', 1, 'site web|site internet|website|web site|url|web|موقع الكتروني|الموقع الإلكتروني|موقع ويب'],
  [
    'womenHeadcount',
    1,
    'femmes|femme|effectif feminin|women|woman|female|females|نساء|اناث|إناث|مستخدمات|عدد النساء|عاملات',
  ],
  [
    'meanAge',
    1,
    'age moyen|moyenne d age|moyenne age|average age|avg age|mean age|متوسط العمر|متوسط الاعمار|معدل العمر|متوسط السن|معدل السن',
  ],
  [
    'ice',
    2,
    'ice|i c e|identifiant commun|identifiant commun de l entreprise|common identifier|common company identifier|common enterprise identifier',
  ],
  ['ice', 2, 'تعريف موحد|التعريف الموحد للمقاولة|معرف موحد|المعرف الموحد للمقاولة|رقم التعريف الموحد'],
  [
    'rc',
    2,
    'rc|r c|registre de commerce|registre du commerce|n rc|trade register|commercial register|registration number|سجل تجاري|السجل التجاري',
  ],
  ['if', 2, 'if|i f|identifiant fiscal|tax id|tax number|fiscal id|تعريف ضريبي|تعريف جبائي|رقم ضريبي'],
  ['cnss', 2, 'cnss|n cnss|affiliation cnss|صندوق الضمان الاجتماعي|ضمان اجتماعي'],
  [
    'incorporatedOn',
    2,
    'date de creation|date creation|annee de creation|annee creation|creation|cree le|creee le|creee en|cree en|date de constitution|constitution',
  ],
  [
    'incorporatedOn',
    2,
    'date d immatriculation|immatriculation|date de fondation|fondation|fondee en|fonde en|fondee le|date of incorporation|incorporation|incorporation date',
  ],
  [
    'incorporatedOn',
    2,
    'incorporated|incorporated on|founded|founded on|founded in|foundation date|established|established on|created|created on|creation date',
  ],
  [
    'incorporatedOn',
    2,
    'date of creation|registered on|registration date|year founded|founding date|founding year|تاريخ تأسيس|تأسيس|تاريخ احداث|إحداث|تاريخ انشاء|إنشاء|سنة تأسيس',
  ],
  [
    'activityStartedOn',
    2,
    'debut d activite|debut activite|date de debut|date debut|date de debut d activite|demarrage|date de demarrage|date demarrage|=debut|debut de l activite',
  ],
  [
    'activityStartedOn',
    2,
    'demarrage d activite|demarrage de l activite|commencement d activite|mise en activite|activite depuis|en activite depuis|entree en activite',
  ],
  [
    'activityStartedOn',
    2,
    'started on|started|start date|date started|=start|start of activity|activity start|activity since|activity started|activity started on|commenced',
  ],
  [
    'activityStartedOn',
    2,
    'trading since|operating since|business start|start of operations|تاريخ بداية نشاط|بداية نشاط|بدء نشاط|تاريخ بدء نشاط|انطلاق نشاط|تاريخ انطلاق|شروع في نشاط',
  ],
  ['activityStartedOn', 2, 'تاريخ انطلاق نشاط|بداية|بداية مزاولة نشاط|تاريخ بداية مزاولة نشاط|تاريخ شروع|تاريخ بداية'],
  [
    'enteredOn',
    2,
    'date d entree|date entree|entree|date d arrivee|arrivee|date d admission|admission|date d integration|integration|date d installation|installation',
  ],
  [
    'enteredOn',
    2,
    'debut de bail|debut du bail|debut de contrat|debut du contrat|debut contrat|date de bail|date d hebergement|hebergee depuis|heberge depuis|installee depuis',
  ],
  [
    'enteredOn',
    2,
    'entry date|entry|date of entry|entered|entered on|moved in|move in|move in date|joined|joined on|admitted|admitted on|lease start|contract start|tenant since',
  ],
  [
    'enteredOn',
    2,
    'check in|تاريخ دخول|دخول|تاريخ التحاق|التحاق|تاريخ ولوج|ولوج|تاريخ استقرار|تاريخ انضمام|انضمام|تاريخ احتضان|تاريخ ايواء|بداية عقد|بداية كراء',
  ],
  [
    'leftOn',
    2,
    'date de sortie|date sortie|sortie|date de depart|depart|exit date|exit|left|left on|moved out|leaving date|departure|تاريخ مغادرة|مغادرة|تاريخ خروج|خروج',
  ],
  [
    'headcount',
    2,
    'effectif|effectifs|salaries|employes|nombre d employes|nombre de salaries|nb salaries|nb employes|nombre de personnes|nb personnes|personnel|collaborateurs',
  ],
  [
    'headcount',
    2,
    'staff|headcount|employees|number of employees|no of employees|fte|team size|=team|=equipe|jobs|emplois|emplois crees|workforce|=people|number of people|etp',
  ],
  [
    'headcount',
    2,
    'عدد مستخدمين|مستخدمون|مستخدمين|عدد اجراء|اجراء|عدد عاملين|عاملون|عدد موظفين|موظفون|عدد عمال|عدد اشخاص|يد عاملة|عدد مناصب شغل|عدد افراد',
  ],
  [
    'turnover',
    2,
    'ca|c a|chiffre d affaires|chiffre d affaire|chiffres d affaires|chiffre affaires|chiffre affaire|turnover|revenue|revenues|sales|annual sales|ventes|recettes',
  ],
  ['turnover', 2, 'رقم معاملات|رقم اعمال|مبيعات|ايرادات|مداخيل|رقم معاملات سنوي'],
  [
    'areaSqm',
    2,
    'surface|superficie|m2|sqm|sq m|square metres|square meters|floor space|office area|=area|area m2|area sqm|مساحة|متر مربع',
  ],
  [
    'fundingRaised',
    2,
    'fonds leves|levee de fonds|levees de fonds|montant leve|montants leves|funding|funding raised|funds raised|amount raised|raised|تمويل|تمويلات|مبلغ تمويل|اموال معبأة',
  ],
  [
    'legalForm',
    3,
    'forme juridique|forme|statut juridique|type de societe|legal form|legal status|legal entity|entity type|legal type|company type|type of company|شكل قانوني|صفة قانونية|نوع شركة',
  ],
  [
    'sector',
    3,
    'secteur|secteurs|secteur d activite|domaine|domaine d activite|activite|activites|filiere|branche|metier|specialite|sector|sectors|industry|business area|area of activity',
  ],
  [
    'sector',
    3,
    'business line|line of business|field|vertical|activity|segment|قطاع|قطاع نشاط|نشاط|مجال|مجال نشاط|تخصص',
  ],
  [
    'stage',
    3,
    'stade|stade de financement|stade de developpement|stage|funding stage|maturite|phase|مرحلة|مرحلة تمويل',
  ],
  [
    'contactName',
    3,
    'contact|gerant|gerante|dirigeant|dirigeante|fondateur|fondateurs|fondatrice|directeur|directeur general|responsable|interlocuteur|representant|representant legal|president',
  ],
  [
    'contactName',
    3,
    'ceo|manager|founder|founders|owner|contact person|prenom|nom et prenom|director|مسير|مسيرة|مدير|مؤسس|مؤسسون|ممثل قانوني|مسؤول|صاحب مشروع|شخص اتصال',
  ],
  ['country', 3, 'pays|country|nationalite|بلد|دولة|جنسية|country of incorporation|pays d immatriculation'],
  [
    'site',
    4,
    'site|sites|location|ville|city|localisation|lieu|implantation|emplacement|technopark|parc|park|campus|antenne|centre|town|موقع|مدينة|مكان|مقر|فضاء|موقع احتضان',
  ],
  [
    'office',
    4,
    'bureau|bureaux|local|locaux|lot|plateau|unite|office|unit|room|desk|suite|etage|floor|n bureau|bloc|batiment|مكتب|رقم مكتب|طابق|محل',
  ],
  [
    'name',
    5,
    'raison sociale|denomination sociale|denomination|nom de l entreprise|nom entreprise|nom de la societe|nom societe|nom de la start up|nom de la startup|=nom|=noms',
  ],
  [
    'name',
    5,
    'entreprise|entreprises|societe|societes|startup|startups|start up|start ups|porteur de projet|heberge|heberges|locataire|locataires|=projet|nom du projet|residents|resident',
  ],
  [
    'name',
    5,
    'company|companies|company name|=name|business name|tenant|tenants|tenant name|organisation|organization|firm|venture|member company|entity|legal name',
  ],
  [
    'name',
    5,
    'اسم شركة|شركة|شركات|اسم مقاولة|مقاولة|مقاولات|تسمية|تسمية اجتماعية|تسمية شركة|=اسم|اسم مؤسسة|اسم تجاري|عنوان تجاري|شركة ناشئة|شركات محتضنة|اسم مشروع',
  ],
  ['name', 6, 'nom commercial|enseigne|marque|brand|brand name|trade name|trading name|sigle|acronyme|علامة تجارية'],
]
