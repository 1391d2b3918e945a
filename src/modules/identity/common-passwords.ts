/** What many people type first, ten characters and longer, folded: no accents, lower case, no spaces or signs. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  00112233445566 0102030405 0123456789 0987654321 1112223334 1122334455 11223344556 123321123321 1234123412
  123412341234 1234512345 1234554321 1234567654321 1234567890 12345678900 12345678901 123456789012 1234567890123
  1234567890a 1234567890q 12345678910 1234567891011 123456789a 123456789abc 123456789q 123456789qwe 123456789z
  123456a123456 1234qwerasdf 1234qwerty 123abc456def 123qwe123qwe 123qweasdzxc 1324354657 1357924680 1470258369
  1472583690 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz1qaz1qaz 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 2580258025
  7894561230 9638527410 9876543210 98765432100 a1b2c3d4e5 a1b2c3d4e5f6 aa12345678 abc1234567 abc123456789 abcabcabc123
  abcd123456 abcd12345678 abcd1234abcd abcdef1234 abcdef123456 abcdefghij abcdefghijk abcdefghijkl admin12345
  admin123456 admin1234567 adminadmin adminadmin1 administrateur administration administrator adminpassword
  alhamdoulillah alhamdulillah allahakbar allahouakbar anonymous1 asdf123456 asdfasdfasdf asdfghjkl1 asdfghjkl123
  asdfghjklm asdfghjklq assalamoualaikum azerty1234 azerty12345 azerty123456 azerty123456789 azertyazerty azertyuiop
  azertyuiop1 azertyuiop123 azertyuiopqsdf azqsxdcfvg azsqdxwc12 barcelona1 barcelona10 basketball basketball1
  bienvenue1 bienvenue12 bienvenue123 bismillah1 bismillah123 bismillah786 bonjour1234 bonjour12345 bonjour123456
  bonjourbonjour businessplan casablanca casablanca1 casablanca12 casablanca123 casablanca2024 casablanca2025
  casablanca2026 changeme12 changeme123 changeme1234 changemenow changezmoi chocolat12 computer12 computer123
  connexion1 cristiano7 default123 defaultpassword demarrage1 dieuestgrand donnemoitout dragon1234 elephant12
  entreprise entreprise1 entreprise123 facebook12 facebook123 football10 football12 football123 football1234
  generation1 google1234 google12345 guest12345 hamdoullah hamdulillah hello12345 hello123456 hellohello helloworld
  helloworld1 iloveyou12 iloveyou123 iloveyou1234 iloveyouiloveyou inchallah1 inchallah123 incubateur incubateur1
  incubator1 innovation innovation1 innovation123 internet12 internet123 introduction jesuisbelle jetaime123
  jetaime1234 jetaimejetaime juventus10 lemotdepasse letmein123 letmein1234 letmeinplease liverpool1 liverpool10
  lovelovelove loveyou123 macbookpro1 manchester marhaba123 maroc12345 maroc123456 marocmaroc marrakech1 marrakech12
  marrakech123 master1234 master12345 microsoft1 microsoft123 minecraft1 mohamed123 mohamed1234 mohammed123
  monmotdepasse motdepasse motdepasse1 motdepasse12 motdepasse123 motdepasse1234 mypassword mypassword1 mypassword123
  newpassword nothing123 nouveaumotdepasse nouveaupass octopus123 onetwothree p4ssw0rd12 p4ssw0rd123 parolparol
  pass123456 pass1234567 pass12345678 passe12345 passer1234 passer12345 passpasspass passw0rd12 passw0rd123
  passw0rd1234 password00 password01 password10 password11 password12 password123 password1234 password12345
  password123456 password2024 password2025 password2026 passworda1 passwordabc passwordpassword pepiniere1 poiuytrewq
  poiuytreza pokemon123 pokemon1234 princess12 princess123 qazwsxedc1 qazwsxedcrfv qsdfghjklm qwer123456 qwerty1234
  qwerty12345 qwerty123456 qwerty1234567 qwerty123456789 qwertyqwerty qwertyuiop qwertyuiop1 qwertyuiop12
  qwertyuiop123 qwertyuiopasdf qwertyuiopasdfghjkl qwertzuiop rabat12345 rabat123456 rajacasablanca rajaraja12
  realmadrid realmadrid1 realmadrid10 realmadrid7 salam12345 salam123456 salamalaikum samsung123 samsung1234
  secret1234 secret12345 secretsecret security12 snowball12 soleil1234 soleil12345 spiderman1 spiderman12 startup123
  startup1234 startup2025 startup2026 startupmaroc starwars12 sunshine12 sunshine123 superman12 superman123 superuser1
  tanger1234 tanger12345 technologie technology technology1 technopark technopark1 technopark12 technopark123
  technopark2024 technopark2025 technopark2026 technoparkcasa test123456 test1234567 test12345678 testing123
  testtesttest trampoline tremplin12 tremplin123 tremplin1234 tremplintremplin trustno1trustno1 utilisateur
  utilisateur1 welcome123 welcome1234 welcome12345 welcome2024 welcome2025 welcome2026 whatever12 widad12345
  wydadcasablanca wydadwydad yallahyallah yasmine123 youssef123 zaq12wsxcde3 zxcvbnm123 zxcvbnm1234 zxcvbnmasd
  zxcvbnmzxcvbnm
  `
    .trim()
    .split(/\s+/),
)
